package io.southflow.bench.latency;

import io.southflow.analytics.statistic.Wilder;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.Basis;
import io.southflow.schema.DailyBar;
import java.util.ArrayList;
import java.util.List;

/**
 * Every sixth stock has a history and a price that goes between an overbought one and one that clears, twice a wall
 * second. The others have no history, and so no RSI.
 */
final class Prices {
    private static final int EVERY = 6;
    private static final int SESSIONS = 200;
    private static final int HELD_SECONDS = 30;
    private static final long CLOSE_MILLI = 100_000;
    private static final long STEP_MILLI = 1_000;
    /** Between where an alert is raised and where it becomes critical. */
    private static final double OVERBOUGHT = 75;

    private final long[] closes = new long[SESSIONS];
    private final long calmMilli;
    private final long overboughtMilli;

    Prices() {
        for (int i = 0; i < SESSIONS; i++) {
            closes[i] = CLOSE_MILLI + i % 2 * STEP_MILLI;
        }
        Wilder wilder = Wilder.of(closes, SESSIONS);
        calmMilli = closes[SESSIONS - 1];
        long price = calmMilli;
        while (wilder.rsi(price) < OVERBOUGHT) {
            price += STEP_MILLI;
        }
        overboughtMilli = price;
    }

    boolean alternates(int stock) {
        return stock % EVERY == 0;
    }

    boolean isOverbought(int second) {
        return second / HELD_SECONDS % 2 == 1;
    }

    long milli(int stock, int second) {
        return alternates(stock) && isOverbought(second) ? overboughtMilli : calmMilli;
    }

    /** The days before the session, oldest first. */
    List<DailyBar> history(int stock) {
        List<DailyBar> bars = new ArrayList<>();
        TradingCalendar calendar = TradingCalendar.hongKong();
        for (int day = Schedule.DAY - 1; bars.size() < SESSIONS; day--) {
            if (calendar.isTradingDay(day)) {
                bars.add(0, bar(stock, day, closes[SESSIONS - 1 - bars.size()]));
            }
        }
        return bars;
    }

    private static DailyBar bar(int stock, int day, long close) {
        return new DailyBar(
                Schedule.symbol(stock),
                TradingTime.date(day),
                close,
                close,
                close,
                close,
                1_000L,
                1_000L * close,
                Basis.SIMULATED,
                "bench",
                false,
                true,
                true);
    }
}
