package io.southflow.feed.publish;

import io.southflow.calendar.TradingCalendar;
import java.time.Duration;

/**
 * How a {@link Publisher} paces and groups events.
 *
 * @param speed trading time over wall time, 0.01 to 1,000,000, or {@link #MAX_SPEED}
 * @param interval wall time after which a transaction is committed, 1 ms to 10 s
 * @param events after which a transaction is committed, 1 to 1,000,000
 * @param force publishes also what Kafka will soon delete
 */
public record PublisherSettings(double speed, TradingCalendar calendar, Duration interval, int events, boolean force) {
    /** As fast as Kafka takes it. */
    public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

    private static final double LEAST = 0.01;
    private static final double MOST = 1_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    public PublisherSettings {
        if (speed != MAX_SPEED && !(speed >= LEAST && speed <= MOST)) {
            throw new IllegalArgumentException("speed is 0.01 to 1000000, or max; not " + speed);
        }
        if (interval.toMillis() < 1 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a transaction takes 1 ms to 10 s; not " + interval.toMillis() + " ms");
        }
        if (events < 1 || events > MOST) {
            throw new IllegalArgumentException("a transaction holds 1 to 1000000 events; not " + events);
        }
    }

    /** A commit after 100 ms or 20,000 events, whichever comes first. */
    public static PublisherSettings of(double speed, TradingCalendar calendar) {
        return new PublisherSettings(speed, calendar, Duration.ofMillis(100), 20_000, false);
    }

    /** The same, which publishes also what Kafka will soon delete if asked to. */
    public PublisherSettings forced(boolean forced) {
        return new PublisherSettings(speed, calendar, interval, events, forced);
    }

    /**
     * Reads a speed: a number, or {@code max}.
     *
     * @throws IllegalArgumentException with one line when it is neither
     */
    public static double parseSpeed(String text) {
        if (text.equals("max")) {
            return MAX_SPEED;
        }
        try {
            double speed = Double.parseDouble(text);
            if (speed >= LEAST && speed <= MOST) {
                return speed;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("speed is 0.01 to 1000000, or max; not '" + text + "'");
    }
}
