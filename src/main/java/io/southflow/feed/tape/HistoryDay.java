package io.southflow.feed.tape;

import io.southflow.calendar.TradingTime;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ReportSession;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** One day before the first session: daily bars, then short sales, then the month's southbound total at its end. */
final class HistoryDay implements TapeDay {
    private static final String MARKET = "SOUTHBOUND";
    private static final int MONTH_AFTER_CLOSE = 3_600_000;
    private static final double USUAL_TURNOVER_MILLI = 125e12;

    private final Market market;
    private final TapeEvents events;
    private final SessionClock clock;
    private final int number;
    private final MonthRow month;
    private final int[] bars;
    private final int stocks;

    private HistoryDay(Market market, TapeEvents events, int day, int number, MonthRow month) {
        this.market = market;
        this.events = events;
        this.clock = new SessionClock(day, false);
        this.number = number;
        this.month = month;
        this.bars = barsOf(market, number);
        boolean reported = number >= market.days().first() - ShortPlan.HISTORY;
        this.stocks = reported ? (int) Arrays.stream(bars).filter(this::isStock).count() : 0;
    }

    private static int[] barsOf(Market market, int number) {
        int[] bars = new int[market.listings().size()];
        int count = 0;
        for (int i = 0; number >= 0 && i < bars.length; i++) {
            if (market.prices().hasBar(i, number)) {
                bars[count++] = i;
            }
        }
        return Arrays.copyOf(bars, count);
    }

    private boolean isStock(int listing) {
        return !market.listings().get(listing).index();
    }

    /** All days with history, oldest first. */
    static List<TapeDay> all(Market market, TapeEvents events) {
        TapeDays days = market.days();
        Map<YearMonth, MonthRow> months = MonthRow.all();
        YearMonth earliest = months.keySet().iterator().next();
        List<TapeDay> history = new ArrayList<>();
        for (int day = (int) earliest.atDay(1).toEpochDay(); day < days.day(days.first()); day++) {
            if (days.calendar().isTradingDay(day)) {
                LocalDate date = TradingTime.date(day);
                MonthRow month = days.endsMonth(day) ? months.get(YearMonth.from(date)) : null;
                HistoryDay one =
                        new HistoryDay(market, events, day, Math.max(-1, Arrays.binarySearch(days.days(), day)), month);
                if (one.size() > 0) {
                    history.add(one);
                }
            }
        }
        return history;
    }

    @Override
    public int size() {
        return bars.length + stocks + (month == null ? 0 : 2);
    }

    @Override
    public IntFunction<FeedEvent> open() {
        return this::event;
    }

    private FeedEvent event(int place) {
        if (place < bars.length) {
            return bar(bars[place]);
        }
        int rest = place - bars.length;
        return rest < stocks ? shorts(rest) : month(rest - stocks);
    }

    private FeedEvent bar(int listing) {
        Listing stock = market.listings().get(listing);
        PricePlan.Bar bar = market.prices().bar(listing, number);
        Noise noise = market.noise(Noise.Purpose.HISTORY, listing, number);
        double turnover = USUAL_TURNOVER_MILLI * stock.turnover() * noise.between(0.7, 1.3);
        long volume = stock.index() ? 0 : Math.max(1, Math.round(turnover / bar.middle() / 100)) * 100;
        return events.bar(stock.symbol(), bar, clock.epochMillis(clock.dailyBar()), volume, volume * bar.middle());
    }

    /** Stocks come before indices, so the stock's number is its place. */
    private FeedEvent shorts(int listing) {
        long shares = market.shorts().dayShares(listing, number);
        return events.shortSale(
                market.listings().get(listing).symbol(),
                ReportSession.DAY,
                clock.epochMillis(clock.dayReport()),
                shares,
                market.shorts().turnoverMilli(listing, number, shares));
    }

    private FeedEvent month(int channel) {
        long millis = clock.epochMillis(clock.dayReport() + MONTH_AFTER_CLOSE);
        return channel == 0
                ? events.flow(
                        MARKET, Channel.SH, FlowPeriod.MONTH, millis, month.shanghaiBuy(), month.shanghaiSell(), 1)
                : events.flow(
                        MARKET, Channel.SZ, FlowPeriod.MONTH, millis, month.shenzhenBuy(), month.shenzhenSell(), 1);
    }
}
