package io.southflow.analytics.detector;

/**
 * One transition of one episode.
 *
 * @param level of the episode from now on; that it had when it is cleared
 * @param before its level so far; 0 when it is raised
 * @param raisedMillis the point at which the episode was raised, milliseconds since the epoch, UTC; with the rule it names
 *     the episode of a stock
 * @param eventMillis when this happened, milliseconds since the epoch, UTC
 * @param values the numbers that justify it, in the order of the rule's evidence; NaN where one is not known; none when
 *     the alert is cleared because the stock is not kept any more
 */
public record Signal(
        Rule rule, AlertState state, int level, int before, long raisedMillis, long eventMillis, double[] values) {

    public Severity severity() {
        return rule.severity(level);
    }

    /** Whether the alert is at its end. */
    public boolean isCleared() {
        return state == AlertState.CLEARED;
    }

    /** Whether it is cleared because the stock is not kept any more. */
    public boolean isOfLeaving() {
        return values.length == 0;
    }

    /** The number of a measure; NaN when it is not among the evidence. */
    public double value(String measure) {
        for (int i = 0; i < values.length; i++) {
            if (rule.evidence().get(i).name().equals(measure)) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    /** Takes signals in the order of the points judged. */
    @FunctionalInterface
    public interface Sink {
        void accept(Signal signal);
    }
}
