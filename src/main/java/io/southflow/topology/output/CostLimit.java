package io.southflow.topology.output;

import java.time.Duration;

/**
 * Leaves out turns of a job that comes round regularly and costs by the stock, so that it takes no more than a share of a
 * task's time however many there are. It counts stocks and not time, so that what is left out is no accident.
 */
public final class CostLimit {
    private final long stocksATurn;
    private long left;

    /**
     * @param interval from turn to turn
     * @param stocksASecond that the job may go through, 1 or more
     */
    public CostLimit(Duration interval, int stocksASecond) {
        stocksATurn = Math.max(1, interval.toMillis() * stocksASecond / 1000);
    }

    /** Does the job, unless this turn is to be left out. */
    public void turn(int stocks, Runnable job) {
        if (left > 0) {
            left--;
            return;
        }
        left = stocks / stocksATurn;
        job.run();
    }
}
