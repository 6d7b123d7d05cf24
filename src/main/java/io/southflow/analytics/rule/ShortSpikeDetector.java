package io.southflow.analytics.rule;

import io.southflow.analytics.detector.Detector;
import io.southflow.analytics.detector.Point;
import io.southflow.analytics.detector.ShortReport;
import io.southflow.analytics.detector.Thresholds;
import io.southflow.analytics.statistic.Median;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A report of short sales against the median of the DAY reports before it. */
final class ShortSpikeDetector implements Detector {
    private static final double MILLI = 1000;
    private static final Median NO_MEDIAN = new Median(0, 0);

    private final double raise;
    private final double critical;
    private final double clear;
    private final double robustZ;
    private final int sessions;
    private final long minTurnoverMilli;

    private Median median = NO_MEDIAN;
    private double ratio = Double.NaN;
    private int raisedDay;
    private double raisedMedian;

    ShortSpikeDetector(Thresholds set) {
        raise = set.of(ShortSpike.RATIO);
        critical = set.of(ShortSpike.CRITICAL);
        clear = set.of(ShortSpike.CLEAR);
        robustZ = set.of(ShortSpike.ROBUST_Z);
        sessions = set.whole(ShortSpike.SESSIONS);
        minTurnoverMilli = set.milliHkd(ShortSpike.MIN_TURNOVER);
    }

    @Override
    public int judge(Point point, boolean active) {
        ShortReport report = (ShortReport) point;
        long[] before = report.before().shares(sessions);
        median = before.length < sessions ? NO_MEDIAN : Median.of(before);
        // A stock that is hardly ever sold short has no ratio to speak of.
        ratio = median.value() > 0 ? report.shares() / median.value() : Double.NaN;
        if (active) {
            double sharesOfOne = report.before().sharesOfOne(raisedDay);
            if (Double.isNaN(sharesOfOne)) {
                return OVER;
            }
            if (report.wholeDay() && report.day() > raisedDay && report.shares() < clear * raisedMedian * sharesOfOne) {
                return GONE;
            }
        }
        boolean unusual = median.absoluteDeviation() == 0 || median.robustZ(report.shares()) >= robustZ;
        if (isWarm() && unusual && ratio >= raise && report.turnoverMilli() >= minTurnoverMilli) {
            return ratio >= critical ? 2 : 1;
        }
        return BETWEEN;
    }

    @Override
    public void raised(Point point) {
        raisedDay = point.day();
        raisedMedian = median.value();
    }

    @Override
    public boolean isWarm() {
        return !Double.isNaN(ratio);
    }

    @Override
    public double[] evidence(Point point) {
        ShortReport report = (ShortReport) point;
        return new double[] {
            report.shares(),
            median.value(),
            ratio,
            median.robustZ(report.shares()),
            report.turnoverMilli() < 0 ? Double.NaN : report.turnoverMilli() / MILLI,
            sessions
        };
    }

    @Override
    public double gauge() {
        return ratio;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(raisedDay);
        out.writeDouble(raisedMedian);
        out.writeDouble(ratio);
    }

    @Override
    public void read(int version, DataInput in) throws IOException {
        raisedDay = in.readInt();
        raisedMedian = in.readDouble();
        ratio = in.readDouble();
    }
}
