package io.southflow.analytics.statistic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Bollinger's %b over {@value #PERIOD} sessions, two standard deviations of the population: (price - lower band) /
 * (upper band - lower band). Made from the closes before today; today's bar is provisional.
 */
public final class Bollinger {
    public static final int PERIOD = 20;

    private static final double WIDTH = 2;

    private final long[] closes;

    private Bollinger(long[] closes) {
        this.closes = closes;
    }

    /** From closes, oldest first; null when there are fewer than {@value #PERIOD} less today. */
    public static Bollinger of(long[] closes, int count) {
        return count < PERIOD - 1
                ? null
                : new Bollinger(java.util.Arrays.copyOfRange(closes, count - PERIOD + 1, count));
    }

    public void write(DataOutput out) throws IOException {
        for (long close : closes) {
            out.writeLong(close);
        }
    }

    public static Bollinger read(DataInput in) throws IOException {
        long[] closes = new long[PERIOD - 1];
        for (int i = 0; i < closes.length; i++) {
            closes[i] = in.readLong();
        }
        return new Bollinger(closes);
    }

    /** Where {@code price} lies: 0 at the lower band, 1 at the upper; 0.5 when the bands are one. */
    public double percentB(long price) {
        double mean = price;
        for (long close : closes) {
            mean += close;
        }
        mean /= PERIOD;
        double squares = (price - mean) * (price - mean);
        for (long close : closes) {
            squares += (close - mean) * (close - mean);
        }
        double deviation = Math.sqrt(squares / PERIOD);
        return deviation == 0 ? 0.5 : (price - (mean - WIDTH * deviation)) / (2 * WIDTH * deviation);
    }
}
