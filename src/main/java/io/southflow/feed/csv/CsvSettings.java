package io.southflow.feed.csv;

import io.southflow.calendar.TradingCalendar;
import io.southflow.wire.Topics;
import java.util.function.Consumer;

/**
 * What a {@link CsvSource} needs beside its files.
 *
 * @param report takes one line per refused row, {@code file:line: column 'x': what is wrong}
 * @param reported refused rows that are reported, the others are only counted; {@link Long#MAX_VALUE} for all
 */
public record CsvSettings(Topics topics, TradingCalendar calendar, Consumer<String> report, long reported) {
    private static final long REPORTED = 20;

    /** Reports the first 20 refused rows on standard error. */
    public static CsvSettings of(Topics topics, TradingCalendar calendar) {
        return new CsvSettings(topics, calendar, System.err::println, REPORTED);
    }

    /** The same with another number of reported rows. */
    public CsvSettings reporting(long rows) {
        return new CsvSettings(topics, calendar, report, rows);
    }
}
