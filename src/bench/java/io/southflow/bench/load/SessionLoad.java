package io.southflow.bench.load;

import io.southflow.calendar.TradingTime;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.Side;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Simulated ticks and flows of a whole session, evenly spread and in the order of event time; some stocks have many. */
public final class SessionLoad {
    /** Half past four, in milliseconds since the open: what comes then ends the day's windows. */
    private static final long CLOSED_MILLIS = 7 * 3_600_000L;

    private static final int DAY = TradingTime.dayOf(Morning.at(0).toEpochMilli());
    private static final long MOST_MILLI_HKD = 50_000_000L;

    private final long seed;
    private final int ticks;
    private final int flows;
    private final List<String> symbols;

    public SessionLoad(long seed, int ticks, int flows, int stocks) {
        this.seed = seed;
        this.ticks = ticks;
        this.flows = flows;
        symbols = IntStream.rangeClosed(1, stocks).mapToObj("%05d"::formatted).toList();
    }

    public List<String> symbols() {
        return symbols;
    }

    /** Hands out every event, at the end closing ones for each stock. */
    public void forEach(PriceWalk[] prices, Consumer<Tick> toTicks, Consumer<SouthboundFlow> toFlows) {
        SplittableRandom random = new SplittableRandom(seed);
        Channel[] channels = Channel.values();
        long events = (long) ticks + flows;
        long[] tickNumbers = new long[symbols.size()];
        long[][] flowNumbers = new long[symbols.size()][channels.length];
        for (long i = 0; i < events; i++) {
            double place = random.nextDouble();
            int stock = (int) (place * place * symbols.size());
            Instant time = at(i * TradingTime.CLOSE * 1_000 / events);
            if ((i + 1) * flows / events > i * flows / events) {
                Channel channel = channels[random.nextInt(channels.length)];
                long buy = random.nextLong(MOST_MILLI_HKD);
                toFlows.accept(flow(
                        stock,
                        channel,
                        time,
                        buy,
                        random.nextLong(MOST_MILLI_HKD),
                        flowNumbers[stock][channel.ordinal()]++));
            } else {
                toTicks.accept(
                        tick(stock, time, prices[stock].next(1), 100 * random.nextLong(1, 50), tickNumbers[stock]++));
            }
        }
        Instant closed = at(0).plusMillis(CLOSED_MILLIS);
        for (int stock = 0; stock < symbols.size(); stock++) {
            toTicks.accept(tick(stock, closed, 0, 0, tickNumbers[stock]));
            for (Channel channel : channels) {
                toFlows.accept(flow(stock, channel, closed, 0, 0, flowNumbers[stock][channel.ordinal()]));
            }
        }
    }

    /** The moment so many milliseconds of trading after the open. */
    private static Instant at(long tradingMillis) {
        int second = (int) (tradingMillis / 1_000);
        // The second of the break stands on the clock at noon, and what trades in it comes after lunch.
        long millis = second == TradingTime.LUNCH
                ? TradingTime.millisOf(DAY, TradingTime.LUNCH + 1) - 1_000
                : TradingTime.millisOf(DAY, second);
        return Instant.ofEpochMilli(millis + tradingMillis % 1_000);
    }

    private Tick tick(int stock, Instant time, long price, long volume, long sequence) {
        return new Tick(
                symbols.get(stock),
                time,
                price,
                volume,
                sequence % 2 == 0 ? Side.BUY : Side.SELL,
                TradeType.AUTOMATCH,
                false,
                Basis.SIMULATED,
                "bench",
                sequence);
    }

    private SouthboundFlow flow(int stock, Channel channel, Instant time, long buy, long sell, long sequence) {
        return new SouthboundFlow(
                symbols.get(stock), channel, time, buy, sell, FlowPeriod.INCREMENT, Basis.SIMULATED, "bench", sequence);
    }
}
