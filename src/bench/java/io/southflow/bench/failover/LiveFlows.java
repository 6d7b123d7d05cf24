package io.southflow.bench.failover;

import io.southflow.bench.check.DayOracle;
import io.southflow.bench.load.LoadWriter;
import io.southflow.bench.load.Morning;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.SouthboundFlow;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** A feed that writes so many flows a second, stamped as if trading had begun with it. */
final class LiveFlows implements AutoCloseable {
    private static final long MOST_MILLI_HKD = 50_000_000L;
    private static final long PAUSE_NANOS = 5_000_000L;

    private final LoadWriter writer;
    private final String topic;
    private final DayOracle oracle;
    private final int perSecond;
    private final long[][] sequences;
    private final SplittableRandom random;
    private final Thread thread = new Thread(this::run, "live-flows");
    private final long begin = System.nanoTime();
    private volatile boolean stopped;

    LiveFlows(LoadWriter writer, String topic, DayOracle oracle, int perSecond, int stocks, long seed) {
        this.writer = writer;
        this.topic = topic;
        this.oracle = oracle;
        this.perSecond = perSecond;
        sequences = new long[stocks][Channel.values().length];
        random = new SplittableRandom(seed);
        thread.start();
    }

    private void run() {
        for (long written = 0; !stopped; LockSupport.parkNanos(PAUSE_NANOS)) {
            long nanos = System.nanoTime() - begin;
            for (long due = (long) (nanos / 1e9 * perSecond); written < due; written++) {
                write(
                        random.nextInt(sequences.length),
                        Channel.values()[random.nextInt(2)],
                        Morning.at(0).plusNanos(nanos),
                        random.nextLong(MOST_MILLI_HKD),
                        random.nextLong(MOST_MILLI_HKD));
            }
        }
    }

    private void write(int stock, Channel channel, Instant time, long buy, long sell) {
        SouthboundFlow flow = new SouthboundFlow(
                "%05d".formatted(stock + 1),
                channel,
                time,
                buy,
                sell,
                FlowPeriod.INCREMENT,
                Basis.SIMULATED,
                "bench",
                sequences[stock][channel.ordinal()]++);
        oracle.take(flow);
        writer.write(topic, flow);
    }

    /** Stops, and writes what ends every window. */
    void end() throws InterruptedException {
        stopped = true;
        thread.join();
        for (int stock = 0; stock < sequences.length; stock++) {
            write(stock, Channel.SH, Morning.at(Morning.SECONDS), 0, 0);
        }
        writer.flush();
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
    }
}
