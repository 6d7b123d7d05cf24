package io.southflow.analytics.detector;

/**
 * Which rules there are, and what they are told.
 *
 * @param latenessSeconds a point of trading time is judged once the same stock's same topic has an event more than
 *     this many trading seconds past it; 0 to 600
 */
public record DetectorSettings(int latenessSeconds, Rules rules, Thresholds thresholds) {
    /** The same with another lateness. */
    public DetectorSettings withLateness(int seconds) {
        return new DetectorSettings(seconds, rules, thresholds);
    }

    /**
     * The same with another threshold.
     *
     * @param key of the threshold
     * @throws IllegalArgumentException when no rule has it, or the value is out of its range
     */
    public DetectorSettings with(String key, double value) {
        Threshold threshold = rules.thresholds().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no threshold " + key));
        return new DetectorSettings(latenessSeconds, rules, thresholds.with(threshold, value));
    }
}
