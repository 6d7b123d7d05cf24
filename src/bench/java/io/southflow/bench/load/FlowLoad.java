package io.southflow.bench.load;

import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.SouthboundFlow;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Simulated flows of one morning in the order of event time, the same for the same seed.
 *
 * <p>No event lies in the first second of a minute: Southflow's windows hold the whole seconds in (t - w, t], hopping
 * windows the moments in [t - w, t), and so both hold the same at a full minute.
 */
public final class FlowLoad {
    private static final int SECONDS_USED = 59;
    private static final long MOST_MILLI_HKD = 2_000_000_000L;

    private final long seed;
    private final int records;
    private final int trading;
    private final List<String> symbols;

    public FlowLoad(long seed, int records, int stocks) {
        this(seed, records, stocks, stocks);
    }

    /** @param trading stocks that trade in a minute; those after them trade in the next one, and so on, in a circle */
    public FlowLoad(long seed, int records, int stocks, int trading) {
        this.seed = seed;
        this.records = records;
        this.trading = trading;
        symbols = IntStream.rangeClosed(1, stocks).mapToObj("%05d"::formatted).toList();
    }

    public List<String> symbols() {
        return symbols;
    }

    /** Hands out every flow, at the end one of no money per stock and channel, after which every window is closed. */
    public void forEach(Consumer<SouthboundFlow> to) {
        SplittableRandom random = new SplittableRandom(seed);
        Channel[] channels = Channel.values();
        long[][] sequences = new long[symbols.size()][channels.length];
        for (int i = 0; i < records; i++) {
            int second = second(i);
            int stock = (second / 60 * trading + random.nextInt(trading)) % symbols.size();
            Channel channel = channels[random.nextInt(channels.length)];
            to.accept(flow(
                    stock,
                    channel,
                    second,
                    random.nextLong(MOST_MILLI_HKD),
                    random.nextLong(MOST_MILLI_HKD),
                    sequences[stock][channel.ordinal()]++));
        }
        for (int stock = 0; stock < symbols.size(); stock++) {
            for (Channel channel : channels) {
                to.accept(flow(stock, channel, Morning.CLOSING_SECOND, 0, 0, sequences[stock][channel.ordinal()]));
            }
        }
    }

    private int second(int record) {
        int slot = (int) ((long) record * Morning.MINUTES * SECONDS_USED / records);
        return slot / SECONDS_USED * 60 + 1 + slot % SECONDS_USED;
    }

    private SouthboundFlow flow(int stock, Channel channel, int second, long buy, long sell, long sequence) {
        return new SouthboundFlow(
                symbols.get(stock),
                channel,
                Morning.at(second),
                buy,
                sell,
                FlowPeriod.INCREMENT,
                Basis.SIMULATED,
                "bench",
                sequence);
    }
}
