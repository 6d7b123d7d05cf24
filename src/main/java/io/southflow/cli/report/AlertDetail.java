package io.southflow.cli.report;

import io.southflow.schema.Alert;
import io.southflow.schema.Evidence;
import io.southflow.wire.Words;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why there is an alert, in few words: what its rule and state say already is left out. */
final class AlertDetail {
    private static final double MILLION = 1e6;

    /** By rule, from the evidence by name. A rule that is not here is told by its headline. */
    private static final Map<String, Function<Map<String, Double>, String>> BY_RULE = Map.of(
            "OVERBOUGHT", AlertDetail::rsi,
            "OVERSOLD", AlertDetail::rsi,
            "SHORT_SPIKE", AlertDetail::shorts,
            "INFLOW_SURGE", AlertDetail::surge,
            "OUTFLOW_SURGE", AlertDetail::surge);

    private AlertDetail() {}

    static String of(Alert alert) {
        Map<String, Double> evidence = alert.getEvidence().stream()
                .collect(Collectors.toMap(Evidence::getName, Evidence::getValue, (first, second) -> second));
        // A headline that gives no figures tells of something else, such as a stock that is gone.
        String detail = alert.getHeadline().contains(": ")
                ? BY_RULE.getOrDefault(Words.rule(alert), none -> null).apply(evidence)
                : null;
        return detail == null ? withoutSymbol(alert) : detail;
    }

    private static String withoutSymbol(Alert alert) {
        String headline = alert.getHeadline();
        String symbol = alert.getSymbol() + " ";
        return headline.startsWith(symbol) ? headline.substring(symbol.length()) : headline;
    }

    private static String rsi(Map<String, Double> evidence) {
        return evidence.containsKey("rsi") && evidence.containsKey("price")
                ? "RSI %s at %s".formatted(number("%.1f", evidence.get("rsi")), number("%.3f", evidence.get("price")))
                : null;
    }

    private static String shorts(Map<String, Double> evidence) {
        return evidence.containsKey("shares") && evidence.containsKey("ratio")
                ? "%sm shares, %s times the median"
                        .formatted(
                                number("%,.3f", evidence.get("shares") / MILLION),
                                number("%.1f", evidence.get("ratio")))
                : null;
    }

    private static String surge(Map<String, Double> evidence) {
        return evidence.containsKey("net") && evidence.containsKey("deviations")
                ? "net %s in 30m, %s sd"
                        .formatted(
                                Hkd.shown(BigDecimal.valueOf(evidence.get("net"))),
                                number("%.1f", evidence.get("deviations")))
                : null;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
