package io.southflow.feed.csv;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.Basis;
import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import io.southflow.wire.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Rows of date,symbol,session,shares,turnover[,currency][,published_at][,basis][,source]. A report without published_at
 * counts as published half an hour after the close of what it covers.
 */
record ShortSaleParser(Topic<ShortSale> topic, TradingCalendar calendar) implements CsvRowParser {
    private static final long PUBLISHED_AFTER_MILLIS = 30 * 60_000L;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    @Override
    public FeedEvent parse(CsvRow row) throws CsvRefusal {
        LocalDate date = row.date("date");
        String symbol = row.symbol();
        ReportSession session = row.choice("session", ReportSession.class);
        String currency = row.has("currency") ? row.text("currency") : "HKD";
        if (!CURRENCY.matcher(currency).matches()) {
            throw CsvRefusal.of("currency", CsvRefusal.shown(currency) + " is no ISO 4217 code like HKD");
        }
        long publishedAt = publishedAt(row, (int) date.toEpochDay(), session);
        ShortSale sale = new ShortSale(
                symbol,
                date,
                session,
                row.whole("shares", CsvRange.MAX_SHARES),
                row.milli("turnover", 0, CsvRange.MAX_AMOUNT_MILLI),
                currency,
                Instant.ofEpochMilli(publishedAt),
                row.basis(Basis.REPORTED),
                row.source());
        return new FeedEvent(topic, symbol, sale, publishedAt, false);
    }

    private long publishedAt(CsvRow row, int day, ReportSession session) throws CsvRefusal {
        if (!row.has("published_at")) {
            int close = session == ReportSession.MORNING ? TradingTime.LUNCH : calendar.closeOf(day);
            return TradingTime.millisOf(day, close) + PUBLISHED_AFTER_MILLIS;
        }
        long publishedAt = row.millis("published_at");
        if (TradingTime.dayOf(publishedAt) < day) {
            throw CsvRefusal.of("published_at", CsvRefusal.shown(row.text("published_at")) + " is before the date");
        }
        return publishedAt;
    }
}
