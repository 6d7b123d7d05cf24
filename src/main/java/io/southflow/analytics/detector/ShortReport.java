package io.southflow.analytics.detector;

import io.southflow.calendar.TradingTime;

/**
 * A report of short sales that is no older than any before it. Its moment is the end of the part of the session that it
 * covers, for a file may publish many reports at once.
 *
 * @param day of trading, days since the epoch
 * @param wholeDay false for the report after the morning
 * @param shares sold short
 * @param turnoverMilli thousandths of a Hong Kong dollar, or -1 when it is in another currency
 * @param eventMillis when it was published, milliseconds since the epoch, UTC
 * @param before the sessions before, as corporate actions have made them
 */
public record ShortReport(int day, boolean wholeDay, long shares, long turnoverMilli, long eventMillis, Before before)
        implements Point {

    /** Sessions before the report's. */
    @FunctionalInterface
    public interface Before {
        /** Shares of the DAY reports of so many sessions, the latest first; fewer when fewer are known. */
        long[] shares(int sessions);

        /** How many of the report's shares are one of those that an earlier day's were compared with; NaN: another company's. */
        default double sharesOfOne(int earlier) {
            return 1;
        }
    }

    @Override
    public int second() {
        return wholeDay ? TradingTime.CLOSE : TradingTime.LUNCH;
    }

    @Override
    public long millis() {
        return TradingTime.millisOf(day, second());
    }
}
