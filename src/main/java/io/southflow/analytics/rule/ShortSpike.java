package io.southflow.analytics.rule;

import io.southflow.analytics.detector.Limit;
import io.southflow.analytics.detector.Measure;
import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.detector.Threshold;
import io.southflow.analytics.unit.RuleGauge;
import java.util.List;
import java.util.Locale;

/** Shares sold short far beyond what is usual for the stock. */
final class ShortSpike {
    static final Threshold RATIO = decimal(
            "ratio", 1, "2.5", "Shares sold short over the median of the baseline, at which SHORT_SPIKE is raised.");
    static final Threshold CRITICAL = decimal("critical", 1, "4", "Ratio from which it is critical.");
    static final Threshold CLEAR = decimal(
            "clear", 0, "1.5", "Ratio to the median frozen at the raise, below which a later day's report clears it.");
    static final Threshold ROBUST_Z =
            decimal("robust-z", 0, "3.5", "Least robust z-score (from the median absolute deviation).");
    static final Threshold SESSIONS = new Threshold(
            "short-spike.sessions", Threshold.Kind.WHOLE, 5, 250, "20", "Reported sessions in the baseline.");
    static final Threshold MIN_TURNOVER = new Threshold(
            "short-spike.min-turnover-hkd",
            Threshold.Kind.HKD,
            0,
            1_000_000_000_000L,
            "50000000",
            "Least turnover of the report, HKD.");

    static final Rule RULE = new Rule(
            "SHORT_SPIKE",
            1,
            Subject.SHORT_SALES,
            List.of(RATIO, CRITICAL, CLEAR, ROBUST_Z, SESSIONS, MIN_TURNOVER),
            List.of(Limit.below(CLEAR, RATIO), Limit.atMost(RATIO, CRITICAL)),
            List.of(Severity.WARNING, Severity.CRITICAL),
            List.of(
                    new Measure("shares", "shares"),
                    new Measure("median", "shares"),
                    new Measure("ratio", "ratio"),
                    new Measure("robustZ", "sd"),
                    new Measure("turnover", "HKD"),
                    new Measure("sessions", "sessions")),
            new RuleGauge(
                    "southflow_short_sale_median_ratio",
                    "Shares sold short in the latest report over the median of the 20 reported sessions before it."),
            new Rule.Meaning(
                    "a report of shares sold short ≥ 2.5 × the median of 20 sessions, robust z ≥ 3.5, turnover ≥ HKD 50 m",
                    "≥ 4 ×",
                    "a later day < 1.5 ×"),
            ShortSpike::headline,
            ShortSpikeDetector::new);

    private ShortSpike() {}

    private static Threshold decimal(String key, long least, String standard, String meaning) {
        return new Threshold("short-spike." + key, Threshold.Kind.DECIMAL, least, 1_000, standard, meaning);
    }

    private static String headline(String symbol, Signal signal) {
        return String.format(
                Locale.ROOT,
                "%s short sales%s: %,.0f shares, %.1f times their median of %,.0f",
                symbol,
                signal.isCleared() ? " no longer unusual" : " spike",
                signal.value("shares"),
                signal.value("ratio"),
                signal.value("median"));
    }
}
