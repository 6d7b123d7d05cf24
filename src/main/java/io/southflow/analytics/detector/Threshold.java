package io.southflow.analytics.detector;

/**
 * A number that a rule can be told.
 *
 * @param key name behind {@code southflow.detectors.}; rules may share a threshold
 * @param least smallest value allowed
 * @param most largest value allowed
 * @param standard what holds when nobody sets it, as text
 * @param meaning one sentence
 */
public record Threshold(String key, Kind kind, double least, double most, String standard, String meaning) {
    /** What kind of number it is. */
    public enum Kind {
        DECIMAL,
        WHOLE,
        /** Whole Hong Kong dollars. */
        HKD,
        /** Whole seconds of trading time. */
        TRADING_TIME
    }
}
