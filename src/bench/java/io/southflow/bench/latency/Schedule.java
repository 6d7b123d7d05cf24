package io.southflow.bench.latency;

import io.southflow.calendar.TradingTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Which event is due when, the same for the same seed. Of five events one is a flow and four are ticks; a wall second is
 * a trading minute. Each stock has a phase of its own, so that not all pass a full minute at once.
 */
final class Schedule {
    static final int TRADING_SECONDS_A_SECOND = 60;

    static final int DAY = (int) LocalDate.parse("2025-02-18").toEpochDay();

    private static final int FLOW_EVERY = 5;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final LatencyOptions options;
    private final short[] stocks;

    Schedule(LatencyOptions options) {
        this.options = options;
        stocks = new short[Math.multiplyExact(options.rate(), options.seconds())];
        SplittableRandom random = new SplittableRandom(options.common().seed());
        for (int event = 0; event < stocks.length; event++) {
            stocks[event] = (short) random.nextInt(stocks());
        }
    }

    int events() {
        return stocks.length;
    }

    int stocks() {
        return options.common().stocks();
    }

    /** Trading seconds that are reached, and a phase more. */
    int tradingSeconds() {
        return (options.seconds() + 1) * TRADING_SECONDS_A_SECOND;
    }

    static String symbol(int stock) {
        return "%05d".formatted(stock + 1);
    }

    static int stock(String symbol) {
        return Integer.parseInt(symbol) - 1;
    }

    /** Nanoseconds from the start to the moment at which an event is due. */
    long dueNanos(int event) {
        return event * SECOND_NANOS / options.rate();
    }

    boolean isMeasured(int event) {
        return dueNanos(event) >= options.warmUpSeconds() * SECOND_NANOS;
    }

    boolean isFlow(int event) {
        return event % FLOW_EVERY == 0;
    }

    int stockOf(int event) {
        return stocks[event];
    }

    /** The trading second an event lies in. */
    int secondOf(int event) {
        return (int) (tradingMillis(event) / 1_000);
    }

    Instant timeOf(int event) {
        long millis = tradingMillis(event);
        return Instant.ofEpochMilli(TradingTime.millisOf(DAY, (int) (millis / 1_000)) + millis % 1_000);
    }

    private long tradingMillis(int event) {
        long phase = stocks[event] * 1_000L * TRADING_SECONDS_A_SECOND / stocks();
        return dueNanos(event) * TRADING_SECONDS_A_SECOND / 1_000_000 + phase;
    }
}
