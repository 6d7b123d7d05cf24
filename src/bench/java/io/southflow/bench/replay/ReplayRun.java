package io.southflow.bench.replay;

import io.southflow.bench.check.Problems;

/**
 * One replay.
 *
 * @param seconds from the application's start in its JVM until all input was committed
 * @param workingSeconds of them from its first record
 * @param cpuSeconds of its process until then
 */
record ReplayRun(
        int round,
        long events,
        double tradingSeconds,
        double seconds,
        double workingSeconds,
        double cpuSeconds,
        long peakMiB,
        long results,
        Problems problems) {
    /** Trading time over wall time. */
    double speed() {
        return tradingSeconds / seconds;
    }

    boolean isRight() {
        return problems.isEmpty();
    }

    String line() {
        return ("round %d  %.1f s, %.0f times as fast as trading (from the first record: %.1f s, %.0f times)%n"
                        + "         %,.0f records/s, %.2f us of CPU a record, %,d MiB, %,d results, %s")
                .formatted(
                        round,
                        seconds,
                        speed(),
                        workingSeconds,
                        tradingSeconds / workingSeconds,
                        events / workingSeconds,
                        cpuSeconds * 1e6 / events,
                        peakMiB,
                        results,
                        isRight() ? "all right" : problems);
    }
}
