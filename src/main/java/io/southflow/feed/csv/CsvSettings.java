package io.southflow.feed.csv;

import io.southflow.calendar.TradingCalendar;
import io.southflow.wire.Topics;
import java.util.function.Consumer;

/**
 * What a {@link CsvSource} needs beside its files.
 *
 * @param report takes one line per refused row, {@code file:line: column 'x': what is wrong}
 * @param reported refused rows that are reported, the others are only counted; {@link Long#MAX_VALUE} for all
 * @param pacesHistory whether history waits for its time like what is live
 * @param force whether new rows are published though others that were published are changed or gone
 */
public record CsvSettings(
        Topics topics,
        TradingCalendar calendar,
        Consumer<String> report,
        long reported,
        boolean pacesHistory,
        boolean force) {
    private static final long REPORTED = 20;

    /** Reports the first 20 refused rows on standard error. */
    public static CsvSettings of(Topics topics, TradingCalendar calendar) {
        return new CsvSettings(topics, calendar, System.err::println, REPORTED, false, false);
    }

    /** The same with another way to report. */
    public CsvSettings reporting(Consumer<String> lines, long rows) {
        return new CsvSettings(topics, calendar, lines, rows, pacesHistory, force);
    }

    /** The same with history that waits for its time, or not. */
    public CsvSettings pacingHistory(boolean paces) {
        return new CsvSettings(topics, calendar, report, reported, paces, force);
    }

    /** The same, which publishes new rows whatever became of those that were, or not. */
    public CsvSettings forced(boolean forced) {
        return new CsvSettings(topics, calendar, report, reported, pacesHistory, forced);
    }
}
