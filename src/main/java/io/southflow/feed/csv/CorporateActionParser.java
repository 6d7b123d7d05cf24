package io.southflow.feed.csv;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.ActionType;
import io.southflow.schema.Basis;
import io.southflow.schema.CorporateAction;
import io.southflow.wire.Topic;
import java.time.LocalDate;
import java.util.function.LongSupplier;

/**
 * Rows of ex_date,symbol,type,new_shares,old_shares[,cancel][,basis][,source]. The event is of the open of the session
 * before the ex-date: whoever reads a day at a time has it before the ex-date's session opens. One that is announced
 * earlier is of now, for a broker takes no timestamps of the future.
 */
record CorporateActionParser(Topic<CorporateAction> topic, TradingCalendar calendar, LongSupplier nowMillis)
        implements CsvRowParser {
    private static final long MOST_SHARES = 1_000_000;

    @Override
    public FeedEvent parse(CsvRow row) throws CsvRefusal {
        LocalDate date = row.date("ex_date");
        int day = (int) date.toEpochDay();
        String symbol = row.symbol();
        ActionType type = row.choice("type", ActionType.class);
        long newShares = shares(row, "new_shares", type);
        long oldShares = shares(row, "old_shares", type);
        check(type, newShares, oldShares);
        CorporateAction action = new CorporateAction(
                symbol, date, type, newShares, oldShares, row.flag("cancel"), row.basis(Basis.REPORTED), row.source());
        long before = TradingTime.millisOf(calendar.tradingDayBefore(day), 0);
        return new FeedEvent(topic, symbol, action, Math.min(before, nowMillis.getAsLong()), false);
    }

    private static long shares(CsvRow row, String column, ActionType type) throws CsvRefusal {
        if (type == ActionType.END_OF_LISTING && !row.has(column)) {
            return 1;
        }
        long shares = row.wholeExact(column, MOST_SHARES);
        if (shares == 0) {
            throw CsvRefusal.of(column, "'0' is not 1 to " + MOST_SHARES);
        }
        return shares;
    }

    private static void check(ActionType type, long newShares, long oldShares) throws CsvRefusal {
        String wrong =
                switch (type) {
                    case SPLIT, BONUS ->
                        newShares > oldShares
                                ? null
                                : "must be more than old_shares: 5 and 1 of a split of one into five, 11 and 10 of a bonus"
                                        + " of one for ten";
                    case CONSOLIDATION ->
                        newShares < oldShares ? null : "must be fewer than old_shares: 1 and 10 of ten into one";
                    case END_OF_LISTING ->
                        newShares == 1 && oldShares == 1 ? null : "must be empty, as must old_shares";
                };
        if (wrong != null) {
            throw CsvRefusal.of("new_shares", wrong);
        }
    }
}
