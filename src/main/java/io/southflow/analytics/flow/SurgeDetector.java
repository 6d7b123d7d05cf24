package io.southflow.analytics.flow;

import io.southflow.analytics.detector.AlertState;
import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.detector.Episode;
import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.statistic.Samples;
import io.southflow.calendar.TradingTime;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/**
 * Surges of money into or out of one stock: the net of 30 minutes against its mean and standard deviation over past
 * sessions.
 *
 * <p>Every second of trading time is a point, but the net changes only when money enters the window or leaves it; the
 * points between two changes say what the last one said and are passed over.
 */
public final class SurgeDetector {
    /** Trading seconds of the net that is judged. */
    public static final int SPAN = 1_800;
    /** Trading seconds between two samples. */
    public static final int SAMPLE = 300;

    private static final int UNKNOWN = -1;

    private final DetectorSettings.Surge settings;
    private final Episode inflow = new Episode();
    private final Episode outflow = new Episode();
    private int judged;
    private boolean revised;
    /**
     * Entries of the log that have entered the net by the last point judged, and those that have left it again; {@link
     * #UNKNOWN} when they must be counted. With them a point costs no search.
     */
    private int entered = UNKNOWN;

    private int left;
    private int baselineSessions;
    private double mean;
    private double deviation;
    private double lastDeviations = Double.NaN;

    public SurgeDetector(DetectorSettings.Surge settings) {
        this.settings = settings;
    }

    /** Begins a session with the samples of those before it. */
    void open(Samples baseline, int sessions) {
        judged = -1;
        revised = false;
        entered = UNKNOWN;
        baselineSessions = sessions;
        mean = baseline.mean();
        deviation = baseline.deviation();
        lastDeviations = Double.NaN;
    }

    /** Money has come for a second; when that was judged already, the points after it change. */
    void added(int second) {
        if (second <= judged) {
            revised = true;
            entered = UNKNOWN;
        }
    }

    /** The last second judged, -1 at the begin of a session. */
    int judged() {
        return judged;
    }

    /** Whether enough sessions are known and they differ. */
    public boolean isWarm() {
        return baselineSessions >= settings.warmUp() && deviation > 0;
    }

    /** Standard deviations of the net from its mean at the last point judged; NaN when not warm. */
    public double deviations() {
        return lastDeviations;
    }

    /** Judges every point up to a second. {@code samples} takes the nets to be remembered on the way. */
    void judge(SecondLog log, int day, int upTo, LongConsumer samples, Signal.Sink sink) {
        while (judged < upTo) {
            int point = nextChange(log);
            if (point > upTo) {
                judged = upTo;
                return;
            }
            judged = point;
            revised = false;
            long net = netAt(log, point);
            if (point >= SPAN && point % SAMPLE == 0) {
                samples.accept(net);
            }
            if (isWarm()) {
                judge(net, TradingTime.millisOf(day, point), sink);
            }
        }
    }

    private int nextChange(SecondLog log) {
        if (entered == UNKNOWN) {
            entered = log.count(judged);
            left = judged < SPAN ? 0 : log.count(judged - SPAN);
        }
        int next = revised ? judged + 1 : Integer.MAX_VALUE;
        if (entered < log.size()) {
            next = Math.min(next, log.second(entered));
        }
        if (left < log.size()) {
            next = Math.min(next, log.second(left) + SPAN);
        }
        return Math.min(next, Math.max(SPAN, (Math.floorDiv(judged, SAMPLE) + 1) * SAMPLE));
    }

    private long netAt(SecondLog log, int point) {
        while (entered < log.size() && log.second(entered) <= point) {
            entered++;
        }
        while (left < log.size() && log.second(left) <= point - SPAN) {
            left++;
        }
        return log.netOf(entered) - log.netOf(left);
    }

    private void judge(long net, long millis, Signal.Sink sink) {
        double deviations = (net - mean) / deviation;
        lastDeviations = deviations;
        boolean large = Math.abs(net) >= settings.minNetMilliHkd();
        step(
                inflow,
                Rule.INFLOW_SURGE,
                millis,
                net,
                large && net > 0 && deviations >= settings.deviations(),
                deviations < settings.clear(),
                sink);
        step(
                outflow,
                Rule.OUTFLOW_SURGE,
                millis,
                net,
                large && net < 0 && -deviations >= settings.deviations(),
                -deviations < settings.clear(),
                sink);
    }

    private void step(
            Episode episode, Rule rule, long millis, long net, boolean raise, boolean clear, Signal.Sink sink) {
        AlertState state = episode.step(millis, raise, false, clear);
        if (state != null) {
            sink.accept(episode.signal(rule, state, millis, evidence(net)));
        }
    }

    /** Ends what is still active at the end of a session; every point must be judged. */
    void close(SecondLog log, int day, int close, Signal.Sink sink) {
        long millis = TradingTime.millisOf(day, close);
        long net = log.netBetween(close - SPAN, close);
        step(inflow, Rule.INFLOW_SURGE, millis, net, false, true, sink);
        step(outflow, Rule.OUTFLOW_SURGE, millis, net, false, true, sink);
    }

    private List<Signal.Evidence> evidence(long net) {
        return List.of(
                new Signal.Evidence("net", net / 1000.0, "HKD"),
                new Signal.Evidence("mean", mean / 1000.0, "HKD"),
                new Signal.Evidence("deviation", deviation / 1000.0, "HKD"),
                new Signal.Evidence("deviations", (net - mean) / deviation, "sd"),
                new Signal.Evidence("sessions", baselineSessions, "sessions"));
    }

    /** Tells the rule and severity of what is active. */
    public void forEachActive(BiConsumer<Rule, Severity> action) {
        inflow.ifActive(Rule.INFLOW_SURGE, action);
        outflow.ifActive(Rule.OUTFLOW_SURGE, action);
    }

    void write(DataOutput out) throws IOException {
        inflow.write(out);
        outflow.write(out);
        out.writeInt(judged);
        out.writeBoolean(revised);
        out.writeInt(baselineSessions);
        out.writeDouble(mean);
        out.writeDouble(deviation);
        out.writeDouble(lastDeviations);
    }

    void read(DataInput in) throws IOException {
        inflow.read(in);
        outflow.read(in);
        judged = in.readInt();
        revised = in.readBoolean();
        baselineSessions = in.readInt();
        mean = in.readDouble();
        deviation = in.readDouble();
        lastDeviations = in.readDouble();
        entered = UNKNOWN;
    }
}
