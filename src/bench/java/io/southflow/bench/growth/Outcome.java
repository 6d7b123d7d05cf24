package io.southflow.bench.growth;

import io.southflow.bench.check.Problems;
import io.southflow.bench.instance.Restore;
import io.southflow.bench.instance.Span;
import io.southflow.bench.kafka.StateSize;

/**
 * One point in one round.
 *
 * @param records of the whole load
 * @param peakMiB of all instances together
 */
record Outcome(
        Point point,
        int round,
        long records,
        Span secondHalf,
        long results,
        long peakMiB,
        StateSize state,
        Restore restore,
        Problems problems) {
    double cost() {
        return secondHalf.cpuMicrosPerRecord();
    }

    double rate() {
        return secondHalf.recordsPerSecond();
    }

    boolean isRight() {
        return problems.isEmpty();
    }

    /** For the one who waits. */
    String line() {
        return "round %d  %-16s %6.2f us/record  %,9.0f records/s  %,9d results  %,8d rows  restored in %.1f s  %s"
                .formatted(
                        round,
                        point.name(),
                        cost(),
                        rate(),
                        results,
                        state.rows(),
                        restore.seconds(),
                        isRight() ? "all right" : problems);
    }
}
