package io.southflow.topology;

import io.southflow.analytics.Basis;
import io.southflow.analytics.Channel;
import io.southflow.analytics.FlowBook;
import io.southflow.analytics.Money;
import io.southflow.analytics.PriceBook;
import io.southflow.analytics.SessionGate;
import io.southflow.analytics.Windows;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.EventCounts;
import io.southflow.schema.IndexLevel;
import io.southflow.schema.MarketPartial;
import io.southflow.schema.MonthFlow;
import io.southflow.schema.PriceHigh;
import io.southflow.schema.Ranking;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What one task's stocks add up to as of one trading second. Goes through all of them. */
final class PartialReport {
    private static final Channel[] CHANNELS = Channel.values();
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
        List<ChannelFlow> totals = new ArrayList<>(windows.size() * CHANNELS.length);
        List<Ranking> rankings = new ArrayList<>(windows.size());
        for (int w = 0; w < windows.size(); w++) {
            addWindow(w, totals, rankings);
        }
        return new MarketPartial(
                task,
                Instant.ofEpochMilli(TradingTime.millisOf(day, second)),
                TradingTime.date(day),
                totals,
                rankings,
                months(),
                history,
                indices(),
                highs(),
                counts);
    }

    private void addWindow(int w, List<ChannelFlow> totals, List<Ranking> rankings) {
        String label = windows.get(w).label();
        long[] sum = new long[Money.LANES];
        long[] lanes = new long[Money.LANES];
        int basis = 0;
        Boards boards = new Boards(leaders);
        for (Stock stock : withFlows) {
            FlowBook book = stock.flows().book();
            book.read(w, day, second, lanes);
            basis |= book.basisMask(w, day);
            for (int lane = 0; lane < Money.LANES; lane++) {
                sum[lane] += lanes[lane];
            }
            boards.add(stock.symbol(), Money.net(lanes));
        }
        for (Channel channel : CHANNELS) {
            long buy = sum[Money.lane(channel)];
            long sell = sum[Money.lane(channel) + 1];
            totals.add(new ChannelFlow(channel.name(), label, buy, sell, buy - sell, basis(basis)));
        }
        rankings.add(boards.ranking(label));
    }

    /** The current month and those before it since the first event. */
    private List<MonthFlow> months() {
        int firstKnown = Integer.MAX_VALUE;
        for (Stock stock : withFlows) {
            firstKnown = Math.min(firstKnown, stock.flows().book().firstKnownDay());
        }
        List<MonthFlow> months = new ArrayList<>();
        YearMonth last = YearMonth.from(TradingTime.date(day));
        for (YearMonth month = last.minusMonths(MONTHS - 1); !month.isAfter(last); month = month.plusMonths(1)) {
            if (month.atEndOfMonth().toEpochDay() >= firstKnown) {
                months.add(month(month));
            }
        }
        return months;
    }

    private MonthFlow month(YearMonth month) {
        int first = (int) month.atDay(1).toEpochDay();
        int last = (int) month.atEndOfMonth().toEpochDay();
        long[] lanes = new long[Money.LANES];
        int basis = 0;
        for (Stock stock : withFlows) {
            basis |= stock.flows().book().addSessions(first, last, day, second, lanes);
        }
        return new MonthFlow(month.toString(), Money.buy(lanes), Money.sell(lanes), Money.net(lanes), basis(basis));
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

    private static io.southflow.schema.Basis basis(int mask) {
        return io.southflow.schema.Basis.values()[Basis.weakest(mask).ordinal()];
    }
}
