package io.southflow.topology;

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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What one task's stocks add up to as of one trading second. Goes through all of them. */
final class PartialReport {
    private static final int HIGH_YEARS = 3;
    /** Months summed up: what every stock remembers, whether it trades each day or once a month. */
    static final int MONTHS = 12;

    private final Collection<Stock> stocks;
    /** Those that had southbound money by then. */
    private final List<Stock> withFlows = new ArrayList<>();

    private final int day;
    private final int second;
    private final int leaders;
    private final Windows windows;

    PartialReport(Collection<Stock> stocks, int day, int second, int leaders, Windows windows) {
        this.stocks = stocks;
        this.day = day;
        this.second = second;
        this.leaders = leaders;
        this.windows = windows;
        for (Stock stock : stocks) {
            if (stock.flows().book().firstKnownDay() <= day) {
                withFlows.add(stock);
            }
        }
    }

    MarketPartial make(int task, List<MonthFlow> history, EventCounts counts) {
        WindowTotals totals = new WindowTotals(windows, leaders);
        WindowSums sums = new WindowSums(windows);
        for (Stock stock : withFlows) {
            stock.flows().book().read(day, second, sums);
            totals.add(stock.symbol(), sums);
        }
        return new MarketPartial(
                task,
                Instant.ofEpochMilli(TradingTime.millisOf(day, second)),
                TradingTime.date(day),
                totals.flows(),
                totals.rankings(),
                months(),
                history,
                indices(),
                highs(),
                counts);
    }

    /** The current month and those before it since the first event. */
    private List<MonthFlow> months() {
        int firstKnown = Integer.MAX_VALUE;
        for (Stock stock : withFlows) {
            firstKnown = Math.min(firstKnown, stock.flows().book().firstKnownDay());
        }
        List<MonthFlow> months = new ArrayList<>();
        YearMonth last = YearMonth.from(TradingTime.date(day));
        for (int ago = MONTHS - 1; ago >= 0; ago--) {
            if (last.minusMonths(ago).atEndOfMonth().toEpochDay() >= firstKnown) {
                months.add(month(last.minusMonths(ago), ago));
            }
        }
        return months;
    }

    private MonthFlow month(YearMonth month, int monthsAgo) {
        long[] lanes = new long[Money.LANES];
        int basis = 0;
        for (Stock stock : withFlows) {
            basis |= stock.flows().book().addMonth(monthsAgo, day, second, lanes);
        }
        return new MonthFlow(
                month.toString(), Money.buy(lanes), Money.sell(lanes), Money.net(lanes), WindowTotals.basis(basis));
    }

    private List<IndexLevel> indices() {
        List<IndexLevel> levels = new ArrayList<>();
        for (Stock stock : stocks) {
            PriceBook book = stock.prices().book();
            var low = stock.isIndex() ? book.lowOfYear() : null;
            if (low != null && book.lastMilli() > 0) {
                levels.add(new IndexLevel(
                        stock.symbol(), book.lastMilli(), low.getValue(), LocalDate.ofEpochDay(low.getKey())));
            }
        }
        // The order in which stocks are gone through is another one after a restart.
        levels.sort(Comparator.comparing(IndexLevel::getSymbol));
        return levels;
    }

    private List<PriceHigh> highs() {
        int longAgo = (int) TradingTime.date(day).minusYears(HIGH_YEARS).toEpochDay();
        List<PriceHigh> highs = new ArrayList<>();
        for (Stock stock : stocks) {
            PriceBook book = stock.prices().book();
            int firstKnown = book.highs().firstKnown();
            if (stock.isIndex() || book.dayHighMilli() == 0 || firstKnown > longAgo) {
                continue;
            }
            int since = book.highs().since(book.dayHighMilli(), book.day());
            if (since <= longAgo) {
                highs.add(new PriceHigh(
                        stock.symbol(),
                        book.dayHighMilli(),
                        since == SessionGate.NONE ? null : LocalDate.ofEpochDay(since),
                        LocalDate.ofEpochDay(firstKnown)));
            }
        }
        highs.sort(Comparator.comparing(PriceHigh::getSymbol));
        return highs;
    }
}
