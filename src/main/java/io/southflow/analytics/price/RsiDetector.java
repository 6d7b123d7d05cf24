package io.southflow.analytics.price;

import io.southflow.analytics.detector.AlertState;
import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.detector.Episode;
import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.statistic.Bollinger;
import io.southflow.analytics.statistic.Wilder;
import io.southflow.calendar.TradingTime;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

/** Overbought and oversold: the daily RSI with today's bar at the last price, judged at each second that saw a trade. */
public final class RsiDetector {
    private final DetectorSettings settings;
    private final Episode overbought = new Episode();
    private final Episode oversold = new Episode();
    private Wilder wilder;
    private Bollinger bollinger;
    private int sessions;

    RsiDetector(DetectorSettings settings) {
        this.settings = settings;
    }

    /** Begins a session with the closes before it, oldest first. */
    void open(long[] closes) {
        sessions = closes.length;
        wilder = Wilder.of(closes, sessions);
        bollinger = Bollinger.of(closes, sessions);
    }

    /** Whether enough sessions are known. */
    public boolean isWarm() {
        return wilder != null && bollinger != null && sessions >= settings.rsiWarmUp();
    }

    /** RSI with today at {@code price}, 0 to 100; NaN when not warm. */
    public double rsi(long price) {
        return isWarm() ? wilder.rsi(price) : Double.NaN;
    }

    /** %b with today at {@code price}; NaN when not warm. */
    public double percentB(long price) {
        return isWarm() ? bollinger.percentB(price) : Double.NaN;
    }

    void judge(int day, int second, long price, Signal.Sink sink) {
        if (!isWarm()) {
            return;
        }
        double rsi = wilder.rsi(price);
        long millis = TradingTime.millisOf(day, second);
        DetectorSettings.Rsi high = settings.overbought();
        AlertState state = overbought.step(millis, rsi >= high.raise(), rsi >= high.critical(), rsi < high.clear());
        if (state != null) {
            sink.accept(overbought.signal(Rule.OVERBOUGHT, state, millis, evidence(rsi, price)));
        }
        DetectorSettings.Rsi low = settings.oversold();
        state = oversold.step(millis, rsi <= low.raise(), rsi <= low.critical(), rsi > low.clear());
        if (state != null) {
            sink.accept(oversold.signal(Rule.OVERSOLD, state, millis, evidence(rsi, price)));
        }
    }

    private List<Signal.Evidence> evidence(double rsi, long price) {
        return List.of(
                new Signal.Evidence("rsi", rsi, "rsi"),
                new Signal.Evidence("percentB", bollinger.percentB(price), "ratio"),
                new Signal.Evidence("price", price / 1000.0, "HKD"),
                new Signal.Evidence("sessions", sessions, "sessions"));
    }

    void forEachActive(BiConsumer<Rule, Severity> action) {
        overbought.ifActive(Rule.OVERBOUGHT, action);
        oversold.ifActive(Rule.OVERSOLD, action);
    }

    /** Writes what the session began with. */
    void writeBase(DataOutput out) throws IOException {
        out.writeInt(sessions);
        out.writeBoolean(isWarm());
        if (isWarm()) {
            wilder.write(out);
            bollinger.write(out);
        }
    }

    void readBase(DataInput in) throws IOException {
        sessions = in.readInt();
        boolean warm = in.readBoolean();
        wilder = warm ? Wilder.read(in) : null;
        bollinger = warm ? Bollinger.read(in) : null;
    }

    /** What the session began with is not known: silent until the next one. */
    void coolDown() {
        sessions = 0;
        wilder = null;
        bollinger = null;
    }

    void write(DataOutput out) throws IOException {
        overbought.write(out);
        oversold.write(out);
    }

    void read(DataInput in) throws IOException {
        overbought.read(in);
        oversold.read(in);
    }
}
