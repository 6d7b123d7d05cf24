package io.southflow.cli.demo;

import io.southflow.cli.kafka.CommittedProgress.Standing;
import java.time.Duration;
import java.util.Map;

/** Tells when everything has been processed: nothing is left to read and, for a while, nothing has been written. */
final class Quiet {
    /** Longer than what the application holds back by the wall clock: a NetInflow or a snapshot of the market. */
    static final Duration ENOUGH = Duration.ofMillis(2_500);

    private final Duration markedIncomplete;
    private Map<String, Long> ends = Map.of();
    private long sinceNanos;

    /** @param idle how long the market waits for a silent task before it shows itself without it */
    Quiet(Duration idle) {
        markedIncomplete = ENOUGH.plus(idle);
    }

    /**
     * @param atWork whether the application has its state and runs
     * @param complete whether the newest snapshot of the market waits for no task
     * @param nowNanos a reading of the wall clock
     */
    boolean isReached(boolean atWork, boolean complete, Standing standing, long nowNanos) {
        if (!atWork || standing.remaining() > 0 || !standing.ends().equals(ends)) {
            ends = standing.ends();
            sinceNanos = nowNanos;
            return false;
        }
        Duration needed = complete ? ENOUGH : markedIncomplete;
        return nowNanos - sinceNanos >= needed.toNanos();
    }
}
