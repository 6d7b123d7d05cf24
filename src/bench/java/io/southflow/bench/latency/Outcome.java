package io.southflow.bench.latency;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one run gave.
 *
 * @param lagNanos how late the generator was
 */
record Outcome(Entry entry, Map<Kind, Arrivals> arrivals, Histogram lagNanos) {
    private static final double MILLI = 1e6;

    boolean isRight() {
        return arrivals.entrySet().stream().allMatch(of -> isRight(of.getKey(), of.getValue()));
    }

    private static boolean isRight(Kind kind, Arrivals arrivals) {
        return arrivals.missing() == 0 && (arrivals.surplus() == 0 || !kind.isExact());
    }

    /** Milliseconds that a share of results did not exceed. */
    static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / MILLI;
    }

    String line() {
        StringBuilder line = new StringBuilder("%s: generator late by p99 %.1f ms, max %.1f ms"
                .formatted(entry.label(), millis(lagNanos, 99), millis(lagNanos, 100)));
        arrivals.forEach((kind, of) -> line.append(
                "; %s p50 %.1f p99 %.1f ms".formatted(kind.label(), millis(of.nanos(), 50), millis(of.nanos(), 99))));
        arrivals.forEach((kind, of) -> {
            if (!isRight(kind, of)) {
                line.append("; WRONG: %d of kind '%s' missing, %d too many"
                        .formatted(of.missing(), kind.label(), of.surplus()));
            }
        });
        return line.toString();
    }
}
