package io.southflow.topology.output;

import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.detector.Signal;
import io.southflow.topology.stock.Stock;

/** How many alerts of a task's stocks are active: counted once, and from then on by their transitions. */
final class ActiveCounts {
    private final int[][] counts = new int[Rule.values().length][Severity.values().length];

    /** Counts what is active of a stock. */
    void add(Stock stock) {
        stock.forEachActive((rule, severity) -> counts[rule.ordinal()][severity.ordinal()]++);
    }

    void transition(Signal signal) {
        int[] ofRule = counts[signal.rule().ordinal()];
        switch (signal.state()) {
            case RAISED -> ofRule[signal.severity().ordinal()]++;
            case ESCALATED -> {
                ofRule[Severity.WARNING.ordinal()]--;
                ofRule[Severity.CRITICAL.ordinal()]++;
            }
            case CLEARED -> ofRule[signal.severity().ordinal()]--;
            default -> throw new IllegalArgumentException(signal.toString());
        }
    }

    /** By rule and severity in the order of their enumerations; changes with the next transition. */
    int[][] counts() {
        return counts;
    }
}
