package io.southflow.cli.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments on a clock in Hong Kong, which keeps UTC+8 all year. */
public final class HongKongTime {
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private HongKongTime() {}

    /** {@code 2025-02-18T16:00:00+08:00}, with a fraction only if there is one. */
    public static String iso(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atOffset(OFFSET));
    }

    /** {@code 2025-02-18 16:00:00}. */
    public static String clock(Instant moment) {
        return CLOCK.format(moment.atOffset(OFFSET));
    }

    static LocalDate date(Instant moment) {
        return moment.atOffset(OFFSET).toLocalDate();
    }

    static int year(Instant moment) {
        return moment.atOffset(OFFSET).getYear();
    }
}
