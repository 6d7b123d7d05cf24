package io.southflow.analytics.detector;

import java.util.Map;
import java.util.TreeMap;

/** What holds for each threshold: what was set, else the rule's own. Equal when the same holds. */
public final class Thresholds {
    /** Nothing is set. */
    public static final Thresholds STANDARD = new Thresholds(Map.of());

    private static final long MILLI = 1_000;

    private final Map<String, Double> set;

    private Thresholds(Map<String, Double> set) {
        this.set = set;
    }

    /** The same with another value; it must be within the threshold's range. */
    public Thresholds with(Threshold threshold, double value) {
        if (!(value >= threshold.least() && value <= threshold.most())) {
            throw new IllegalArgumentException(threshold.key() + " = " + value);
        }
        Map<String, Double> more = new TreeMap<>(set);
        if (value == Double.parseDouble(threshold.standard())) {
            more.remove(threshold.key());
        } else {
            more.put(threshold.key(), value);
        }
        return new Thresholds(more);
    }

    /** The value as it is; an amount in HKD, a time in seconds. */
    public double of(Threshold threshold) {
        Double value = set.get(threshold.key());
        return value == null ? Double.parseDouble(threshold.standard()) : value;
    }

    public int whole(Threshold threshold) {
        return (int) of(threshold);
    }

    /** An amount in thousandths of a Hong Kong dollar. */
    public long milliHkd(Threshold threshold) {
        return (long) of(threshold) * MILLI;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Thresholds thresholds && set.equals(thresholds.set);
    }

    @Override
    public int hashCode() {
        return set.hashCode();
    }

    @Override
    public String toString() {
        return set.toString();
    }
}
