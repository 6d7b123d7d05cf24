package io.southflow.analytics.detector;

/**
 * Thresholds of the detectors.
 *
 * @param latenessSeconds a point of trading time is judged once the same stock's same topic has an event more than
 *     this many trading seconds past it; 0 to 600
 */
public record DetectorSettings(
        int latenessSeconds, Rsi overbought, Rsi oversold, int rsiWarmUp, ShortSpike shortSpike, Surge surge) {

    /** RSI thresholds, each 0 to 100; mirrored for oversold. */
    public record Rsi(double raise, double critical, double clear) {}

    /**
     * @param ratio shares sold short over the median of the baseline, at which an alert is raised
     * @param critical ratio from which it is critical
     * @param clear ratio to the median at the raise, below which a later day clears it
     * @param robustZ least robust z (0.6745 x (x - median) / MAD)
     * @param sessions reported sessions in the baseline
     * @param minTurnoverMilliHkd least turnover of the report, thousandths of a Hong Kong dollar
     */
    public record ShortSpike(
            double ratio, double critical, double clear, double robustZ, int sessions, long minTurnoverMilliHkd) {}

    /**
     * @param deviations standard deviations from the mean of the 30-minute net at which an alert is raised
     * @param clear deviations below which it is cleared
     * @param minNetMilliHkd least size of the net, thousandths of a Hong Kong dollar
     * @param sessions southbound sessions in the baseline
     * @param warmUp sessions the baseline needs
     */
    public record Surge(double deviations, double clear, long minNetMilliHkd, int sessions, int warmUp) {}

    /** The defaults of the README. */
    public static DetectorSettings defaults() {
        return new DetectorSettings(
                0,
                new Rsi(70, 80, 65),
                new Rsi(30, 20, 35),
                140,
                new ShortSpike(2.5, 4, 1.5, 3.5, 20, 50_000_000_000L),
                new Surge(4, 2, 50_000_000_000L, 20, 10));
    }
}
