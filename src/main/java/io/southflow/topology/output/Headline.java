package io.southflow.topology.output;

import io.southflow.analytics.detector.AlertState;
import io.southflow.analytics.detector.Signal;
import java.util.Locale;

/** An alert in one line for a person. */
final class Headline {
    private static final double MILLION = 1e6;

    private Headline() {}

    static String of(String symbol, Signal signal) {
        String verb = signal.state() == AlertState.CLEARED ? " no longer" : "";
        return switch (signal.rule()) {
            case OVERBOUGHT ->
                format("%s%s overbought: RSI %.1f at %.3f", symbol, verb, value(signal, "rsi"), value(signal, "price"));
            case OVERSOLD ->
                format("%s%s oversold: RSI %.1f at %.3f", symbol, verb, value(signal, "rsi"), value(signal, "price"));
            case SHORT_SPIKE ->
                format(
                        "%s short sales%s %s: %,.0f shares, %.1f times their median of %,.0f",
                        symbol,
                        verb,
                        signal.state() == AlertState.CLEARED ? "unusual" : "spike",
                        value(signal, "shares"),
                        value(signal, "ratio"),
                        value(signal, "median"));
            case INFLOW_SURGE -> surge(symbol, verb, signal);
            case OUTFLOW_SURGE -> surge(symbol, verb, signal);
        };
    }

    private static String surge(String symbol, String verb, Signal signal) {
        return format(
                "%s southbound money%s surging: net HKD %,.1f m %s in 30 minutes, %.1f standard deviations",
                symbol,
                verb,
                Math.abs(value(signal, "net")) / MILLION,
                value(signal, "net") < 0 ? "sold" : "bought",
                value(signal, "deviations"));
    }

    private static double value(Signal signal, String name) {
        for (Signal.Evidence evidence : signal.evidence()) {
            if (evidence.name().equals(name)) {
                return evidence.value();
            }
        }
        return Double.NaN;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
