package io.southflow.bench.latency;

import java.util.List;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** The outcomes for reading. */
final class Table {
    private static final String ROW = "%-10s %-14s %-11s %9s %8s %8s %8s %8s   %s%n";

    private Table() {}

    static String of(List<Outcome> outcomes, int commitMs) {
        StringBuilder table = new StringBuilder("%n".formatted())
                .append(ROW.formatted(
                        "", "", "result", "samples", "p50", "p99", "p99.9", "max", "generator late, p99 / max"));
        for (Outcome outcome : outcomes) {
            outcome.arrivals().forEach((kind, arrivals) -> table.append(row(outcome, kind, arrivals.nanos())));
        }
        table.append("Milliseconds from when the causing event was due to when the result was visible.%n".formatted());
        Ratios ratios = Ratios.of(outcomes, commitMs);
        line(table, "southflow exactly-once alert p99 / (1.5 x " + commitMs + " ms + echo p99)", ratios.exactlyOnce());
        line(table, "southflow at-least-once alert p99 / echo p99", ratios.atLeastOnce());
        line(table, "southflow exactly-once alert p99 / flink alert p99", ratios.exactlyOnceToFlink());
        line(table, "southflow at-least-once alert p99 / flink alert p99", ratios.atLeastOnceToFlink());
        return table.toString();
    }

    private static String row(Outcome outcome, Kind kind, Histogram nanos) {
        return ROW.formatted(
                outcome.entry().system().label(),
                outcome.entry().guarantee().label(),
                kind.label(),
                "%,d".formatted(nanos.getTotalCount()),
                millis(nanos, 50),
                millis(nanos, 99),
                millis(nanos, 99.9),
                millis(nanos, 100),
                millis(outcome.lagNanos(), 99) + " / " + millis(outcome.lagNanos(), 100));
    }

    private static void line(StringBuilder table, String what, OptionalDouble ratio) {
        ratio.ifPresent(value -> table.append("%s = %.2f%n".formatted(what, value)));
    }

    private static String millis(Histogram nanos, double percentile) {
        return "%.1f".formatted(Outcome.millis(nanos, percentile));
    }
}
