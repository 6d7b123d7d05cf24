package io.southflow.analytics.statistic;

import io.southflow.analytics.row.VarInts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Count, mean and squared deviations of a series, without the series: Welford's update for one value, Chan's for a
 * whole other series.
 */
public final class Samples {
    private long count;
    private double mean;
    private double squares;

    public void add(double value) {
        count++;
        double off = value - mean;
        mean += off / count;
        squares += off * (value - mean);
    }

    public void addAll(Samples other) {
        if (other.count == 0) {
            return;
        }
        long all = count + other.count;
        double off = other.mean - mean;
        squares += other.squares + off * off * count / all * other.count;
        mean += off * other.count / all;
        count = all;
    }

    public long count() {
        return count;
    }

    public double mean() {
        return mean;
    }

    /** The standard deviation of the population; 0 for fewer than two values. */
    public double deviation() {
        return count < 2 ? 0 : Math.sqrt(squares / count);
    }

    public void write(DataOutput out) throws IOException {
        VarInts.write(out, count);
        if (count > 0) {
            out.writeDouble(mean);
            out.writeDouble(squares);
        }
    }

    public void read(DataInput in) throws IOException {
        count = VarInts.readLong(in);
        mean = count > 0 ? in.readDouble() : 0;
        squares = count > 0 ? in.readDouble() : 0;
    }
}
