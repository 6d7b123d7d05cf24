package io.southflow.topology;

import io.southflow.analytics.FlowBook;
import io.southflow.analytics.Money;
import io.southflow.analytics.PriceBook;
import io.southflow.analytics.SessionGate;
import io.southflow.analytics.WindowSums;
import io.southflow.analytics.Windows;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.EventCounts;
import io.southflow.schema.IndexLevel;
import io.southflow.schema.MarketPartial;
import io.southflow.schema.MonthFlow;
import io.southflow.schema.PriceHigh;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one task's stocks add up to as of one trading second. Goes through all of them, once. */
final class PartialReport {
    private static final int HIGH_YEARS = 3;
    /** Months summed up: what every stock remembers, whether it trades each day or once a month. */
    static final int MONTHS = 12;

    private final int day;
    private final int second;
    private final WindowTotals totals;
    private final WindowSums sums;
    private final int longAgo;
    private final YearMonth month;
    /** By how many months ago. */
    private final long[][] months = new long[MONTHS][Money.LANES];

    private final int[] monthMasks = new int[MONTHS];
    private final int[] monthStarts = new int[MONTHS];
    /** The first day that is known of any stock. */
    private int firstKnown = Integer.MAX_VALUE;

    private final List<IndexLevel> indices = new ArrayList<>();
    private final List<PriceHigh> highs = new ArrayList<>();

    PartialReport(int day, int second, int leaders, Windows windows) {
        this.day = day;
        this.second = second;
        totals = new WindowTotals(windows, leaders);
        sums = new WindowSums(windows);
        longAgo = (int) TradingTime.date(day).minusYears(HIGH_YEARS).toEpochDay();
        month = YearMonth.from(TradingTime.date(day));
        for (int ago = 0; ago < MONTHS; ago++) {
            monthStarts[ago] = (int) month.minusMonths(ago).atDay(1).toEpochDay();
        }
    }

    MarketPartial make(Iterable<Stock> stocks, int task, List<MonthFlow> history, EventCounts counts) {
        for (Stock stock : stocks) {
            addFlows(stock);
            addPrices(stock);
        }
        // The order in which stocks are gone through is another one after a restart.
        indices.sort(Comparator.comparing(IndexLevel::getSymbol));
        highs.sort(Comparator.comparing(PriceHigh::getSymbol));
        return new MarketPartial(
                task,
                Instant.ofEpochMilli(TradingTime.millisOf(day, second)),
                TradingTime.date(day),
                totals.flows(),
                totals.rankings(),
                months(),
                history,
                indices,
                highs,
                counts);
    }

    private void addFlows(Stock stock) {
        FlowBook book = stock.flows().book();
        int known = book.firstKnownDay();
        if (known > day) {
            return;
        }
        firstKnown = Math.min(firstKnown, known);
        book.read(day, second, sums);
        totals.add(stock.symbol(), sums);
        for (int ago = 0; ago < MONTHS && (ago == 0 || known < monthStarts[ago - 1]); ago++) {
            monthMasks[ago] |= book.addMonth(ago, day, second, months[ago]);
        }
    }

    private void addPrices(Stock stock) {
        PriceBook book = stock.prices().book();
        if (stock.isIndex()) {
            var low = book.lowOfYear();
            if (low != null && book.lastMilli() > 0) {
                indices.add(new IndexLevel(
                        stock.symbol(), book.lastMilli(), low.getValue(), LocalDate.ofEpochDay(low.getKey())));
            }
            return;
        }
        long high = book.dayHighMilli();
        if (high == 0 || book.highs().firstKnown() > longAgo) {
            return;
        }
        int since = book.highs().since(high, book.day());
        if (since <= longAgo) {
            highs.add(new PriceHigh(
                    stock.symbol(),
                    high,
                    since == SessionGate.NONE ? null : LocalDate.ofEpochDay(since),
                    LocalDate.ofEpochDay(book.highs().firstKnown())));
        }
    }

    /** The current month and those before it since the first event. */
    private List<MonthFlow> months() {
        List<MonthFlow> known = new ArrayList<>();
        for (int ago = MONTHS - 1; ago >= 0; ago--) {
            if (ago == 0 ? firstKnown <= day : firstKnown < monthStarts[ago - 1]) {
                known.add(new MonthFlow(
                        month.minusMonths(ago).toString(),
                        Money.buy(months[ago]),
                        Money.sell(months[ago]),
                        Money.net(months[ago]),
                        WindowTotals.basis(monthMasks[ago])));
            }
        }
        return known;
    }
}
