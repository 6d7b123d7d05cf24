package io.southflow.analytics.rule;

import io.southflow.analytics.detector.Detector;
import io.southflow.analytics.detector.Measure;
import io.southflow.analytics.detector.Point;
import io.southflow.analytics.detector.PriceAt;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.detector.Threshold;
import java.util.List;
import java.util.Locale;

/** The daily RSI with today's bar at the last price, above or below its thresholds. */
final class RsiDetector implements Detector {
    static final List<Measure> EVIDENCE = List.of(
            new Measure("rsi", "rsi"),
            new Measure("percentB", "ratio"),
            new Measure("price", "HKD"),
            new Measure("sessions", "sessions"));

    private final int sign;
    private final double raise;
    private final double critical;
    private final double clear;
    private final int warmUp;
    private boolean warm;

    /** @param sign 1 for an RSI that is too high, -1 for one that is too low: then all is mirrored */
    RsiDetector(int sign, double raise, double critical, double clear, int warmUp) {
        this.sign = sign;
        this.raise = sign * raise;
        this.critical = sign * critical;
        this.clear = sign * clear;
        this.warmUp = warmUp;
    }

    static Threshold threshold(String key, String standard, String meaning) {
        return new Threshold(key, Threshold.Kind.DECIMAL, 0, 100, standard, meaning);
    }

    static String headline(String symbol, String what, Signal signal) {
        return String.format(
                Locale.ROOT,
                "%s%s %s: RSI %.1f at %.3f",
                symbol,
                signal.isCleared() ? " no longer" : "",
                what,
                signal.value("rsi"),
                signal.value("price"));
    }

    @Override
    public int judge(Point point, boolean active) {
        if (!(point instanceof PriceAt price)) {
            return SILENT;
        }
        double rsi = sign * price.rsi();
        warm = price.sessions() >= warmUp && !Double.isNaN(rsi);
        if (!warm) {
            return SILENT;
        }
        if (rsi >= raise) {
            return rsi >= critical ? 2 : 1;
        }
        return rsi < clear ? GONE : BETWEEN;
    }

    @Override
    public double[] evidence(Point point) {
        PriceAt price = (PriceAt) point;
        return new double[] {price.rsi(), price.percentB(), price.priceMilli() / 1000.0, price.sessions()};
    }

    @Override
    public boolean isWarm() {
        return warm;
    }
}
