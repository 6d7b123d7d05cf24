package io.southflow.analytics.rule;

import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.unit.RuleGauge;
import java.util.List;

/** A surge of southbound money into a stock. */
final class InflowSurge {
    static final Rule RULE = new Rule(
            "INFLOW_SURGE",
            1,
            Subject.FLOWS,
            SurgeDetector.THRESHOLDS,
            SurgeDetector.LIMITS,
            List.of(Severity.WARNING),
            SurgeDetector.EVIDENCE,
            new RuleGauge(
                    "southflow_flow_deviation_ratio",
                    "Standard deviations of the 30-minute net inflow from its mean of 20 sessions."),
            new Rule.Meaning(
                    "30-minute net ≥ 4 standard deviations above its mean of 20 sessions, and ≥ HKD 50 m bought",
                    "",
                    "< 2, or the session's end"),
            SurgeDetector::headline,
            set -> new SurgeDetector(1, set));

    private InflowSurge() {}
}
