package io.southflow.analytics.statistic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Wilder's relative strength index over {@value #PERIOD} sessions: seeded with the mean of the first gains and losses,
 * then (previous x 13 + this) / 14; RSI = 100 - 100 / (1 + average gain / average loss). J. Welles Wilder, New Concepts
 * in Technical Trading Systems, 1978.
 *
 * <p>Made from the closes before today; {@link #rsi} says what it is with today's bar at a provisional price.
 */
public final class Wilder {
    public static final int PERIOD = 14;

    private final double averageGain;
    private final double averageLoss;
    private final long previousClose;

    private Wilder(double averageGain, double averageLoss, long previousClose) {
        this.averageGain = averageGain;
        this.averageLoss = averageLoss;
        this.previousClose = previousClose;
    }

    /** From closes, oldest first; null when there are not {@value #PERIOD} changes. */
    public static Wilder of(long[] closes, int count) {
        if (count <= PERIOD) {
            return null;
        }
        double gain = 0;
        double loss = 0;
        for (int i = 1; i < count; i++) {
            long change = closes[i] - closes[i - 1];
            if (i <= PERIOD) {
                gain += (double) Math.max(change, 0) / PERIOD;
                loss += (double) Math.max(-change, 0) / PERIOD;
            } else {
                gain = smooth(gain, Math.max(change, 0));
                loss = smooth(loss, Math.max(-change, 0));
            }
        }
        return new Wilder(gain, loss, closes[count - 1]);
    }

    public void write(DataOutput out) throws IOException {
        out.writeDouble(averageGain);
        out.writeDouble(averageLoss);
        out.writeLong(previousClose);
    }

    public static Wilder read(DataInput in) throws IOException {
        return new Wilder(in.readDouble(), in.readDouble(), in.readLong());
    }

    /** The index, 0 to 100, with today at {@code price}; 50 when nothing has ever moved. */
    public double rsi(long price) {
        long change = price - previousClose;
        double gain = smooth(averageGain, Math.max(change, 0));
        double loss = smooth(averageLoss, Math.max(-change, 0));
        return gain + loss == 0 ? 50 : 100 * gain / (gain + loss);
    }

    private static double smooth(double average, long value) {
        return (average * (PERIOD - 1) + value) / PERIOD;
    }
}
