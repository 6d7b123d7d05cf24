package io.southflow.analytics.detector;

import io.southflow.calendar.TradingTime;
import java.util.function.IntFunction;

/**
 * A report of short sales that is no older than any before it. Its moment is the end of the part of the session that it
 * covers, for a file may publish many reports at once.
 *
 * @param day of trading, days since the epoch
 * @param wholeDay false for the report after the morning
 * @param shares sold short
 * @param turnoverMilli thousandths of a Hong Kong dollar, or -1 when it is in another currency
 * @param eventMillis when it was published, milliseconds since the epoch, UTC
 * @param before shares of the DAY reports of so many sessions before, the latest first; fewer when fewer are known
 */
public record ShortReport(
        int day, boolean wholeDay, long shares, long turnoverMilli, long eventMillis, IntFunction<long[]> before)
        implements Point {

    @Override
    public int second() {
        return wholeDay ? TradingTime.CLOSE : TradingTime.LUNCH;
    }

    @Override
    public long millis() {
        return TradingTime.millisOf(day, second());
    }
}
