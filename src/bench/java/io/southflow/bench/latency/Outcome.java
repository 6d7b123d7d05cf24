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

    private boolean isRight(Kind kind, Arrivals of) {
        // Southflow's live ones come by the wall clock, as of any second and so of full minutes too.
        boolean live = kind == Kind.NET_INFLOW && entry.system() == Entry.System.SOUTHFLOW;
        return of.missing() == 0 && (of.surplus() == 0 || live);
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
