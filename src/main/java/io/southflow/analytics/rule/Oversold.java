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

/** The price has fallen too far too fast, by its RSI. */
final class Oversold {
    private static final Threshold RAISE =
            RsiDetector.threshold("oversold.raise", "30", "RSI at which OVERSOLD is raised.");
    private static final Threshold CRITICAL =
            RsiDetector.threshold("oversold.critical", "20", "RSI down from which it is critical.");
    private static final Threshold CLEAR =
            RsiDetector.threshold("oversold.clear", "35", "RSI above which it is cleared.");

    static final Rule RULE = new Rule(
            "OVERSOLD",
            1,
            Subject.PRICES,
            List.of(RAISE, CRITICAL, CLEAR, PriceAt.WARM_UP),
            List.of(Limit.below(RAISE, CLEAR), Limit.atMost(CRITICAL, RAISE)),
            List.of(Severity.WARNING, Severity.CRITICAL),
            RsiDetector.EVIDENCE,
            null,
            new Rule.Meaning("daily RSI-14 (Wilder) at the last price ≤ 30", "≤ 20", "> 35"),
            (symbol, signal) -> RsiDetector.headline(symbol, "oversold", signal),
            Oversold::detector);

    private Oversold() {}

    private static Detector detector(Thresholds set) {
        return new RsiDetector(-1, set.of(RAISE), set.of(CRITICAL), set.of(CLEAR), set.whole(PriceAt.WARM_UP));
    }
}
