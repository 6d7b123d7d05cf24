package io.southflow.feed.publish;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;

/**
 * When an event is due, by trading time: closed hours take no time, and neither do days without an event. An event that
 * is behind those before it is due at once; one of an earlier day starts the pace anew, so that a second file does.
 */
final class Pace {
    private static final double NANOS_PER_MILLI = 1e6;

    private final double speed;
    private final TradingCalendar calendar;
    private boolean started;
    private long startNanos;
    private long elapsedMillis;
    private int day;
    private long reached;

    /** @param speed trading time over wall time; {@link PublisherSettings#MAX_SPEED} waits for nothing */
    Pace(double speed, TradingCalendar calendar) {
        this.speed = speed;
        this.calendar = calendar;
    }

    /**
     * @param timestamp event time, milliseconds since the epoch
     * @param now a reading of the wall clock in nanoseconds
     * @return the reading at which the event is due; may lie in the past
     */
    long dueNanos(long timestamp, long now) {
        if (speed == PublisherSettings.MAX_SPEED) {
            return now;
        }
        int eventDay = TradingTime.dayOf(timestamp);
        long millis = tradingMillis(timestamp, closeOf(eventDay));
        if (!started || eventDay < day) {
            started = true;
            startNanos = now;
            elapsedMillis = 0;
            reached = millis;
        } else if (eventDay > day) {
            elapsedMillis += closeOf(day) * 1000L - reached + millis;
            reached = millis;
        } else if (millis > reached) {
            elapsedMillis += millis - reached;
            reached = millis;
        }
        day = eventDay;
        return startNanos + (long) (elapsedMillis * NANOS_PER_MILLI / speed);
    }

    private int closeOf(int someDay) {
        return calendar.isTradingDay(someDay) ? calendar.closeOf(someDay) : 0;
    }

    private static long tradingMillis(long timestamp, int close) {
        int second = Math.min(close, TradingTime.secondOf(timestamp));
        boolean running = TradingTime.secondOf(timestamp + 1000) > second && second < close;
        return second * 1000L + (running ? Math.floorMod(timestamp, 1000L) : 0);
    }
}
