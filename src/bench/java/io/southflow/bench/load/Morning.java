package io.southflow.bench.load;

import java.time.Instant;

/** The trading of 18 February 2025 from 09:30 to noon in Hong Kong, in seconds since 09:30. */
public final class Morning {
    public static final int MINUTES = 150;
    public static final int SECONDS = MINUTES * 60;

    /** When the records that close every window are stamped: 13:01, after the longest lunch break. */
    static final int CLOSING_SECOND = SECONDS + 61 * 60;

    private static final long OPEN_MILLIS =
            Instant.parse("2025-02-18T09:30:00+08:00").toEpochMilli();

    private Morning() {}

    public static Instant at(int second) {
        return Instant.ofEpochMilli(OPEN_MILLIS + second * 1_000L);
    }

    /** The second of a moment. */
    public static int secondOf(Instant moment) {
        return Math.toIntExact(Math.floorDiv(moment.toEpochMilli() - OPEN_MILLIS, 1_000L));
    }
}
