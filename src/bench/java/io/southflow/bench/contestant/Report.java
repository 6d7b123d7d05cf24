package io.southflow.bench.contestant;

import java.util.Map;

/**
 * What a contestant measured of itself.
 *
 * @param whole from the start of the work to its last commit
 * @param secondHalf of the records, when most code has been compiled
 * @param peakMiB most memory the process held, as the operating system counts it
 * @param totals net by symbol, of one that writes no results
 */
public record Report(Span whole, Span secondHalf, long peakMiB, Map<String, Long> totals) {
    /** Records, and the wall and CPU time they took. */
    public record Span(long records, double wallSeconds, double cpuSeconds) {}
}
