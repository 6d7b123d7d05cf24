package io.southflow.analytics.detector;

/**
 * What must hold between two thresholds.
 *
 * @param mayBeEqual whether {@code less} may be as large as {@code more}
 */
public record Limit(Threshold less, Threshold more, boolean mayBeEqual) {
    public static Limit below(Threshold less, Threshold more) {
        return new Limit(less, more, false);
    }

    public static Limit atMost(Threshold less, Threshold more) {
        return new Limit(less, more, true);
    }
}
