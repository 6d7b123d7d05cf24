package io.southflow.feed.csv;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.Basis;
import io.southflow.schema.DailyBar;
import io.southflow.wire.Topic;
import java.time.LocalDate;

/** Rows of date,symbol,open,high,low,close,volume,turnover[,basis][,source][,adjusted]; the event is of the day's close. */
record DailyBarParser(Topic<DailyBar> topic, TradingCalendar calendar) implements CsvRowParser {
    @Override
    public FeedEvent parse(CsvRow row) throws CsvRefusal {
        LocalDate date = row.date("date");
        String symbol = row.symbol();
        long high = price(row, "high");
        long low = price(row, "low");
        if (high < low) {
            throw CsvRefusal.of("high", CsvRefusal.shown(row.text("high")) + " is less than low");
        }
        long volume = row.wholeIfKnown("volume", Long.MAX_VALUE);
        long turnover = row.milliIfKnown("turnover", CsvRange.MAX_TURNOVER_MILLI);
        DailyBar bar = new DailyBar(
                symbol,
                date,
                price(row, "open"),
                high,
                low,
                price(row, "close"),
                Math.max(0, volume),
                Math.max(0, turnover),
                row.basis(Basis.REPORTED),
                row.source(),
                row.flag("adjusted"),
                volume != CsvRow.UNKNOWN,
                turnover != CsvRow.UNKNOWN);
        int day = (int) date.toEpochDay();
        return new FeedEvent(topic, symbol, bar, TradingTime.millisOf(day, calendar.closeOf(day)), false);
    }

    private static long price(CsvRow row, String column) throws CsvRefusal {
        return row.milli(column, 1, CsvRange.MAX_PRICE_MILLI);
    }
}
