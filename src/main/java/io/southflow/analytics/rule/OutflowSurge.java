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
            new Rule.Meaning("the same below its mean", "", "< 2, or the session's end"),
            SurgeDetector::headline,
            set -> new SurgeDetector(-1, set));

    private OutflowSurge() {}
}
