package io.southflow.analytics.rule;

import io.southflow.analytics.detector.Detector;
import io.southflow.analytics.detector.Limit;
import io.southflow.analytics.detector.PriceAt;
import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.detector.Threshold;
import io.southflow.analytics.detector.Thresholds;
import java.util.List;

/** The price has risen too far too fast, by its RSI. */
final class Overbought {
    private static final Threshold RAISE =
            RsiDetector.threshold("overbought.raise", "70", "RSI at which OVERBOUGHT is raised.");
    private static final Threshold CRITICAL =
            RsiDetector.threshold("overbought.critical", "80", "RSI from which it is critical.");
    private static final Threshold CLEAR =
            RsiDetector.threshold("overbought.clear", "65", "RSI below which it is cleared.");

    static final Rule RULE = new Rule(
            "OVERBOUGHT",
            1,
            Subject.PRICES,
            List.of(RAISE, CRITICAL, CLEAR, PriceAt.WARM_UP),
            List.of(Limit.below(CLEAR, RAISE), Limit.atMost(RAISE, CRITICAL)),
            List.of(Severity.WARNING, Severity.CRITICAL),
            RsiDetector.EVIDENCE,
            null,
            new Rule.Meaning("daily RSI-14 (Wilder) at the last price ≥ 70", "≥ 80", "< 65"),
            (symbol, signal) -> RsiDetector.headline(symbol, "overbought", signal),
            Overbought::detector);

    private Overbought() {}

    private static Detector detector(Thresholds set) {
        return new RsiDetector(1, set.of(RAISE), set.of(CRITICAL), set.of(CLEAR), set.whole(PriceAt.WARM_UP));
    }
}
