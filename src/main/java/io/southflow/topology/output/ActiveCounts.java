package io.southflow.topology.output;

import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.detector.Signal;

/** How many alerts of a task are active: counted once, and from then on by their transitions. */
public final class ActiveCounts {
    private final Rules rules;
    private final int[][] counts;

    public ActiveCounts(Rules rules) {
        this.rules = rules;
        counts = new int[rules.all().size()][Severity.values().length];
    }

    /** Counts an alert that is active. */
    public void add(Rule rule, int level) {
        add(rule, level, 1);
    }

    public void transition(Signal signal) {
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
    public int[][] counts() {
        return counts;
    }
}
