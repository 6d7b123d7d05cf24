package io.southflow.analytics.rule;

import io.southflow.analytics.detector.Detector;
import io.southflow.analytics.detector.FlowAt;
import io.southflow.analytics.detector.Limit;
import io.southflow.analytics.detector.Measure;
import io.southflow.analytics.detector.Past;
import io.southflow.analytics.detector.Point;
import io.southflow.analytics.detector.SessionEnd;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.detector.Threshold;
import io.southflow.analytics.detector.Thresholds;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The net of 30 minutes in one direction against its mean and standard deviation over past sessions. An alert ends with
 * the session at the latest.
 */
final class SurgeDetector implements Detector {
    private static final Threshold DEVIATIONS = new Threshold(
            "surge.deviations",
            Threshold.Kind.DECIMAL,
            0.5,
            100,
            "4",
            "Standard deviations from the mean of the 30-minute net, at which a surge is raised.");
    private static final Threshold CLEAR =
            new Threshold("surge.clear", Threshold.Kind.DECIMAL, 0, 100, "2", "Deviations below which it is cleared.");
    private static final Threshold MIN_NET = new Threshold(
            "surge.min-net-hkd", Threshold.Kind.HKD, 0, 1_000_000_000_000L, "50000000", "Least size of the net, HKD.");
    private static final Threshold SESSIONS =
            new Threshold("surge.sessions", Threshold.Kind.WHOLE, 2, 60, "20", "Southbound sessions in the baseline.");
    private static final Threshold WARM_UP = new Threshold(
            "surge.warm-up", Threshold.Kind.WHOLE, 1, 60, "10", "Sessions the baseline needs before it may speak.");

    static final List<Threshold> THRESHOLDS = List.of(DEVIATIONS, CLEAR, MIN_NET, SESSIONS, WARM_UP);
    static final List<Limit> LIMITS = List.of(Limit.below(CLEAR, DEVIATIONS), Limit.atMost(WARM_UP, SESSIONS));
    static final List<Measure> EVIDENCE = List.of(
            new Measure("net", "HKD"),
            new Measure("mean", "HKD"),
            new Measure("deviation", "HKD"),
            new Measure("deviations", "sd"),
            new Measure("sessions", "sessions"));

    private static final double MILLION = 1e6;
    private static final double MILLI = 1000;

    private final int sign;
    private final double raise;
    private final double clear;
    private final long minNetMilli;
    private final int sessions;
    private final int warmUp;

    private int known;
    private double mean;
    private double deviation;
    private double last = Double.NaN;

    /** @param sign 1 for money that comes in, -1 for money that goes out */
    SurgeDetector(int sign, Thresholds set) {
        this.sign = sign;
        raise = set.of(DEVIATIONS);
        clear = set.of(CLEAR);
        minNetMilli = set.milliHkd(MIN_NET);
        sessions = set.whole(SESSIONS);
        warmUp = set.whole(WARM_UP);
    }

    static String headline(String symbol, Signal signal) {
        return String.format(
                Locale.ROOT,
                "%s southbound money%s surging: net HKD %,.1f m %s in 30 minutes, %.1f standard deviations",
                symbol,
                signal.isCleared() ? " no longer" : "",
                Math.abs(signal.value("net")) / MILLION,
                signal.value("net") < 0 ? "sold" : "bought",
                signal.value("deviations"));
    }

    @Override
    public void open(Past past, int day) {
        Past.Nets nets = past.nets(sessions);
        known = nets.sessions();
        mean = nets.samples().mean();
        deviation = nets.samples().deviation();
        last = Double.NaN;
    }

    @Override
    public int judge(Point point, boolean active) {
        if (point instanceof SessionEnd) {
            return OVER;
        }
        if (!isWarm() || !(point instanceof FlowAt flow)) {
            return SILENT;
        }
        long net = flow.netMilli();
        last = (net - mean) / deviation;
        double deviations = sign * last;
        if (deviations >= raise && sign * net >= minNetMilli && sign * net > 0) {
            return 1;
        }
        return deviations < clear ? GONE : BETWEEN;
    }

    @Override
    public boolean isWarm() {
        return known >= warmUp && deviation > 0;
    }

    @Override
    public double[] evidence(Point point) {
        long net = point instanceof FlowAt flow ? flow.netMilli() : ((SessionEnd) point).valueMilli();
        return new double[] {net / MILLI, mean / MILLI, deviation / MILLI, (net - mean) / deviation, known};
    }

    @Override
    public double gauge() {
        return last;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(known);
        out.writeDouble(mean);
        out.writeDouble(deviation);
        out.writeDouble(last);
    }

    @Override
    public void read(int version, DataInput in) throws IOException {
        known = in.readInt();
        mean = in.readDouble();
        deviation = in.readDouble();
        last = in.readDouble();
    }
}
