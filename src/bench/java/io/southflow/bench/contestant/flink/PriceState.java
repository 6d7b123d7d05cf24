package io.southflow.bench.contestant.flink;

/** A stock's last price, and Wilder's RSI as it stood before today: a POJO in Flink's sense. */
public final class PriceState {
    static final int NO_SECOND = -1;

    private static final int PERIOD = 14;
    private static final double RAISED_FROM = 70;
    private static final double CLEARED_BELOW = 65;

    /** Daily bars taken. */
    public int sessions;

    public long close;
    public double averageGain;
    public double averageLoss;
    /** The trading second of the last price. */
    public int second = NO_SECOND;

    public long price;
    public boolean overbought;

    public PriceState() {}

    void bar(long newClose) {
        if (sessions > 0) {
            double gain = Math.max(newClose - close, 0);
            double loss = Math.max(close - newClose, 0);
            if (sessions <= PERIOD) {
                averageGain += gain / PERIOD;
                averageLoss += loss / PERIOD;
            } else {
                averageGain = smooth(averageGain, gain);
                averageLoss = smooth(averageLoss, loss);
            }
        }
        close = newClose;
        sessions++;
    }

    /** Whether there is enough history for an RSI. */
    boolean isWarm() {
        return sessions > PERIOD;
    }

    /** Today at the last price. */
    double rsi() {
        double gain = smooth(averageGain, Math.max(price - close, 0));
        double loss = smooth(averageLoss, Math.max(close - price, 0));
        return 100 * gain / (gain + loss);
    }

    /** Returns whether the alert is raised or cleared by it. */
    boolean judge(double rsi) {
        boolean changes = overbought ? rsi < CLEARED_BELOW : rsi >= RAISED_FROM;
        overbought ^= changes;
        return changes;
    }

    private static double smooth(double average, double value) {
        return (average * (PERIOD - 1) + value) / PERIOD;
    }
}
