package io.southflow.topology;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Leaves out turns of a job that comes round regularly and costs by the stock, so that it takes no more than a share of a
 * task's time however many there are.
 */
final class CostLimit {
    private final long interval;
    private final double share;
    private final LongSupplier nanos;
    private long before = Long.MAX_VALUE;
    private long left;

    /**
     * @param interval from turn to turn
     * @param share of the time, less than 1
     * @param nanos as of {@link System#nanoTime}
     */
    CostLimit(Duration interval, double share, LongSupplier nanos) {
        this.interval = interval.toNanos();
        this.share = share;
        this.nanos = nanos;
    }

    /** Does the job, unless this turn is to be left out. */
    void turn(Runnable job) {
        if (left > 0) {
            left--;
            return;
        }
        long begin = nanos.getAsLong();
        job.run();
        long took = nanos.getAsLong() - begin;
        // Of the last two the shorter one: the other may have waited for something else.
        left = (long) (Math.min(took, before) / share / interval);
        before = took;
    }
}
