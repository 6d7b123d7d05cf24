package io.southflow.topology.output;

import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.detector.Signal;
import io.southflow.topology.stock.Stock;

/** How many alerts of a task's stocks are active: counted once, and from then on by their transitions. */
final class ActiveCounts {
    private final Rules rules;
    private final int[][] counts;

    ActiveCounts(Rules rules) {
        this.rules = rules;
        counts = new int[rules.all().size()][Severity.values().length];
    }

    /** Counts what is active of a stock. */
    void add(Stock stock) {
        stock.forEachActive((rule, level) -> add(rule, level, 1));
    }

    void transition(Signal signal) {
        switch (signal.state()) {
            case RAISED -> add(signal.rule(), signal.level(), 1);
            case ESCALATED -> {
                add(signal.rule(), signal.before(), -1);
                add(signal.rule(), signal.level(), 1);
            }
            case CLEARED -> add(signal.rule(), signal.level(), -1);
            default -> throw new IllegalArgumentException(signal.toString());
        }
    }

    private void add(Rule rule, int level, int more) {
        counts[rules.indexOf(rule)][rule.severity(level).ordinal()] += more;
    }

    /** By rule in the order of their list and severity in that of its enumeration; changes with the next transition. */
    int[][] counts() {
        return counts;
    }
}
