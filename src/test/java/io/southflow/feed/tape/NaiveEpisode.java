package io.southflow.feed.tape;

import java.time.Instant;
import java.util.Map;

/** Raised, escalated, cleared: written down once more, for the recomputations. */
final class NaiveEpisode {
    private final String rule;
    private final String symbol;
    private final Map<Transition, Double> transitions;
    private String severity;

    NaiveEpisode(String rule, String symbol, Map<Transition, Double> transitions) {
        this.rule = rule;
        this.symbol = symbol;
        this.transitions = transitions;
    }

    boolean isOpen() {
        return severity != null;
    }

    /** Goes on to a moment; {@code evidence} is the number that decides. */
    void judge(Instant moment, double evidence, boolean raise, boolean critical, boolean clear) {
        if (!isOpen() && raise) {
            severity = critical ? "CRITICAL" : "WARNING";
            add("RAISED", moment, evidence);
        } else if (isOpen() && clear) {
            add("CLEARED", moment, evidence);
            severity = null;
        } else if (isOpen() && critical && severity.equals("WARNING")) {
            severity = "CRITICAL";
            add("ESCALATED", moment, evidence);
        }
    }

    private void add(String state, Instant moment, double evidence) {
        Double other = transitions.put(new Transition(rule, symbol, state, severity, moment), evidence);
        if (other != null) {
            throw new IllegalStateException(rule + " " + symbol + " " + state + " twice at " + moment);
        }
    }
}
