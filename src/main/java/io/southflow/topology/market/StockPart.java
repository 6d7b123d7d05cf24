package io.southflow.topology.market;

import io.southflow.analytics.flow.FlowBook;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.price.PriceBook;
import io.southflow.analytics.unit.Money;
import io.southflow.analytics.unit.WindowSums;
import io.southflow.analytics.unit.Windows;
import io.southflow.schema.IndexLevel;
import io.southflow.schema.PriceHigh;
import io.southflow.topology.stock.Stock;
import java.time.LocalDate;

/**
 * What one stock adds to its task's part of the market, kept for as long as it stays the same: until something comes, or
 * money enters or leaves one of its windows. Of many stocks most trade seldom, and what a stock knows lies far apart in
 * memory.
 */
final class StockPart {
    private final Stock stock;
    private final WindowSums sums;
    /** The stock's changes as of the last reading. */
    private int changes;

    private int day = SessionGate.NONE;
    private int from;
    private int until;
    private int firstKnown;
    private long[] lanesOfMonths = {};
    private int[] masksOfMonths = {};
    private IndexLevel index;
    private PriceHigh high;

    StockPart(Stock stock, Windows windows) {
        this.stock = stock;
        sums = new WindowSums(windows);
    }

    Stock stock() {
        return stock;
    }

    /** Brings it to a trading second of a day. */
    void update(int asOfDay, int asOfSecond, MonthTotals months) {
        if (changes != stock.changes() || day != asOfDay || asOfSecond < from || asOfSecond > until) {
            changes = stock.changes();
            day = asOfDay;
            from = asOfSecond;
            readFlows(stock.flows().book(), months);
            readPrices();
        }
    }

    private void readFlows(FlowBook book, MonthTotals months) {
        firstKnown = book.firstKnownDay();
        until = Integer.MAX_VALUE;
        if (hasFlows()) {
            until = book.sameUntil(day, from);
            book.read(day, from, sums);
            int count = months.since(firstKnown);
            if (masksOfMonths.length != count) {
                lanesOfMonths = new long[count * Money.LANES];
                masksOfMonths = new int[count];
            }
            book.readMonths(day, from, lanesOfMonths, masksOfMonths);
        }
    }

    private void readPrices() {
        PriceBook book = stock.prices().book();
        index = stock.isIndex() ? index(stock.symbol(), book) : null;
        high = stock.isIndex() ? null : high(stock.symbol(), book);
    }

    private static IndexLevel index(String symbol, PriceBook book) {
        var low = book.lowOfYear();
        long last = book.lastOrCloseMilli();
        return low == null || last == 0
                ? null
                : new IndexLevel(symbol, last, low.getValue(), LocalDate.ofEpochDay(low.getKey()));
    }

    private PriceHigh high(String symbol, PriceBook book) {
        int longAgo = PartialReport.longAgo(day);
        long today = book.dayHighMilli();
        if (today == 0 || book.highs().firstKnown() > longAgo) {
            return null;
        }
        int since = book.highs().since(today, book.day());
        return since > longAgo
                ? null
                : new PriceHigh(
                        symbol,
                        today,
                        since == SessionGate.NONE ? null : LocalDate.ofEpochDay(since),
                        LocalDate.ofEpochDay(book.highs().firstKnown()));
    }

    /** Whether the stock had southbound money by the day. */
    boolean hasFlows() {
        return firstKnown <= day;
    }

    /** First day that is known of the stock's flows, or {@link Integer#MAX_VALUE}. */
    int firstKnown() {
        return firstKnown;
    }

    WindowSums sums() {
        return sums;
    }

    /** By how many months ago, then lane; as many months as may hold something. */
    long[] lanesOfMonths() {
        return lanesOfMonths;
    }

    int[] masksOfMonths() {
        return masksOfMonths;
    }

    /** Null for a stock. */
    IndexLevel index() {
        return index;
    }

    /** Null when it is no high of years. */
    PriceHigh high() {
        return high;
    }
}
