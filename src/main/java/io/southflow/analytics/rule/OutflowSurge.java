package io.southflow.analytics.rule;

import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.detector.Subject;
import java.util.List;

/** A surge of southbound money out of a stock. */
final class OutflowSurge {
    static final Rule RULE = new Rule(
            "OUTFLOW_SURGE",
            1,
            Subject.FLOWS,
            SurgeDetector.THRESHOLDS,
            SurgeDetector.LIMITS,
            List.of(Severity.WARNING),
            SurgeDetector.EVIDENCE,
            null,
            new Rule.Meaning(
                    "30-minute net ≥ 4 standard deviations below its mean of 20 sessions, and ≥ HKD 50 m sold",
                    "",
                    "< 2, or the session's end"),
            SurgeDetector::headline,
            set -> new SurgeDetector(-1, set));

    private OutflowSurge() {}
}
