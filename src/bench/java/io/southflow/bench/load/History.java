package io.southflow.bench.load;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.SouthboundFlow;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What was before the day of the load: the stocks' flows and official bars of so many sessions. */
public final class History {
    /** What every session of every stock nets, so that a window's net is known from its number of sessions. */
    public static final long SESSION_NET_MILLI_HKD = 1_000;

    /** About 2 % of a price. */
    private static final int STEPS_A_DAY = 6;

    private static final long MOST_MILLI_HKD = 2_000_000_000L;
    private static final int LAST_DAY = TradingTime.dayOf(Morning.at(0).toEpochMilli()) - 1;
    /** Half past four, after the closing auction: what comes then ends the day's windows. */
    private static final int CLOSED_SECONDS = 7 * 3_600;

    private final TradingCalendar calendar = TradingCalendar.hongKong();
    private final long seed;
    private final int sessions;

    public History(long seed, int sessions) {
        this.seed = seed;
        this.sessions = sessions;
    }

    /** Hands out two flows and a closing one of no money per stock and southbound session, in the order of time. */
    public void flows(List<String> symbols, Consumer<SouthboundFlow> to) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int day : days(calendar::isSouthboundDay)) {
            long[] amounts = symbols.stream()
                    .mapToLong(symbol -> random.nextLong(MOST_MILLI_HKD))
                    .toArray();
            for (int i = 0; i < amounts.length; i++) {
                to.accept(flow(symbols.get(i), day, 3_600, amounts[i] + SESSION_NET_MILLI_HKD, 0, 0));
            }
            for (int i = 0; i < amounts.length; i++) {
                to.accept(flow(symbols.get(i), day, 14_400, 0, amounts[i], 1));
            }
            for (String symbol : symbols) {
                to.accept(flow(symbol, day, CLOSED_SECONDS, 0, 0, 2));
            }
        }
    }

    /** Hands out one bar per stock and trading day, in the order of time; the prices go on from the last close. */
    public void bars(List<String> symbols, PriceWalk[] prices, Consumer<DailyBar> to) {
        for (int day : days(calendar::isTradingDay)) {
            for (int i = 0; i < prices.length; i++) {
                long open = prices[i].now();
                long close = prices[i].next(STEPS_A_DAY);
                to.accept(new DailyBar(
                        symbols.get(i),
                        TradingTime.date(day),
                        open,
                        Math.max(open, close),
                        Math.min(open, close),
                        close,
                        1_000_000L,
                        1_000_000L * close,
                        Basis.SIMULATED,
                        "bench",
                        false,
                        true,
                        true));
            }
        }
    }

    /** When the bar of a day is known, milliseconds since the epoch. */
    public static long knownMillis(DailyBar bar) {
        return at((int) bar.getDate().toEpochDay(), CLOSED_SECONDS).toEpochMilli();
    }

    /** The days before the load's that are of a kind. */
    private int[] days(IntPredicate kind) {
        int[] latestFirst = IntStream.iterate(LAST_DAY, day -> day - 1)
                .filter(kind)
                .limit(sessions)
                .toArray();
        return IntStream.of(latestFirst).sorted().toArray();
    }

    private static SouthboundFlow flow(String symbol, int day, int seconds, long buy, long sell, long sequence) {
        return new SouthboundFlow(
                symbol,
                Channel.SH,
                at(day, seconds),
                buy,
                sell,
                FlowPeriod.INCREMENT,
                Basis.SIMULATED,
                "bench",
                sequence);
    }

    private static Instant at(int day, int secondsAfterOpen) {
        return Instant.ofEpochMilli(TradingTime.millisOf(day, 0) + secondsAfterOpen * 1_000L);
    }
}
