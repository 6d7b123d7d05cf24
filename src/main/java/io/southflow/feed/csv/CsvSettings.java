package io.southflow.feed.csv;

import io.southflow.calendar.TradingCalendar;
import io.southflow.check.EventChecks;
import io.southflow.wire.Topics;
import java.util.function.Consumer;

/**
 * What a {@link CsvSource} needs beside its files.
 *
 * @param checks what else a row must pass
 * @param report takes one line per refused row, {@code file:line: column 'x': what is wrong}, and warnings
 * @param reported refused rows that are reported, the others are only counted; {@link Long#MAX_VALUE} for all
 * @param pacesHistory whether history waits for its time like what is live
 * @param force whether new rows are published though others that were published are changed or gone
 * @param form what is said about the form of the files
 */
public record CsvSettings(
        Topics topics,
        TradingCalendar calendar,
        CsvChecks checks,
        Consumer<String> report,
        long reported,
        boolean pacesHistory,
        boolean force,
        CsvForm form) {
    private static final long REPORTED = 20;

    /** Of files of our own columns and plain numbers, with the indices in the jar. */
    public CsvSettings(Topics topics, TradingCalendar calendar, Consumer<String> report, long reported) {
        this(topics, calendar, CsvChecks.standard(calendar), report, reported, false, false, CsvForm.PLAIN);
    }

    /** Reports the first 20 refused rows on standard error. */
    public static CsvSettings of(Topics topics, TradingCalendar calendar) {
        return new CsvSettings(topics, calendar, System.err::println, REPORTED);
    }

    /** The same with another way to report. */
    public CsvSettings reporting(Consumer<String> lines, long rows) {
        return new CsvSettings(topics, calendar, checks, lines, rows, pacesHistory, force, form);
    }

    /** The same with history that waits for its time, or not. */
    public CsvSettings pacingHistory(boolean paces) {
        return new CsvSettings(topics, calendar, checks, report, reported, paces, force, form);
    }

    /** The same, which publishes new rows whatever became of those that were, or not. */
    public CsvSettings forced(boolean forced) {
        return new CsvSettings(topics, calendar, checks, report, reported, pacesHistory, forced, form);
    }

    /** The same for files of another form. */
    public CsvSettings formed(CsvForm other) {
        return new CsvSettings(topics, calendar, checks, report, reported, pacesHistory, force, other);
    }

    /** The same with the checks of an installation. */
    public CsvSettings checkedBy(EventChecks ofInstallation) {
        return checkedBy(CsvChecks.of(ofInstallation));
    }

    /** The same with other checks. */
    public CsvSettings checkedBy(CsvChecks other) {
        return new CsvSettings(topics, calendar, other, report, reported, pacesHistory, force, form);
    }
}
