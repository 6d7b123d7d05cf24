package io.southflow.feed.csv;

import io.southflow.calendar.TradingCalendar;
import io.southflow.check.EventChecks;
import io.southflow.check.Rejection;
import io.southflow.feed.Securities;
import io.southflow.feed.publish.FeedEvent;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What the application asks of an event, asked of a row before it is published.
 *
 * @param nowMillis wall clock, milliseconds since the epoch, UTC
 */
public record CsvChecks(EventChecks checks, LongSupplier nowMillis) {
    /** Columns by the fields that they become; those of one name are left out. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("eventTime", "time"),
            Map.entry("buyMilliHkd", "buy"),
            Map.entry("sellMilliHkd", "sell"),
            Map.entry("priceMilli", "price"),
            Map.entry("tradeDate", "date"),
            Map.entry("publishedAt", "published_at"),
            Map.entry("turnoverMilli", "turnover"),
            Map.entry("turnoverMilliHkd", "turnover"),
            Map.entry("openMilli", "open"),
            Map.entry("highMilli", "high"),
            Map.entry("lowMilli", "low"),
            Map.entry("closeMilli", "close"),
            Map.entry("exDate", "ex_date"),
            Map.entry("newShares", "new_shares"),
            Map.entry("oldShares", "old_shares"));

    /** By the list of securities in the jar and the default of how far ahead an event may be. */
    static CsvChecks standard(TradingCalendar calendar) {
        return of(new EventChecks(calendar, Securities.load().indices(), Duration.ofHours(1)));
    }

    static CsvChecks of(EventChecks checks) {
        return new CsvChecks(checks, System::currentTimeMillis);
    }

    void check(FeedEvent event) throws CsvRefusal {
        try {
            checks.check(event.value(), nowMillis.getAsLong());
        } catch (Rejection rejection) {
            throw refusal(rejection);
        }
    }

    private static CsvRefusal refusal(Rejection rejection) {
        String field = rejection.field();
        return field.isEmpty()
                ? new CsvRefusal(rejection.getMessage())
                : CsvRefusal.of(COLUMNS.getOrDefault(field, field), rejection.detail());
    }
}
