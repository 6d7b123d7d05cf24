package io.southflow.metrics;

import io.southflow.analytics.unit.RuleGauge;
import java.util.List;

/**
 * The values that labels may take, known before the first event: their counters start at 0, so that the first increase
 * is seen as one, and no label grows without bound. A value that is not among them is counted as {@value #OTHER}.
 *
 * @param windows shortest first: the position of a window in every array of figures by window
 * @param topics inputs of the application
 * @param rules detectors
 * @param severities of alerts
 * @param states of alerts
 * @param reasons of rejects
 * @param ruleGauges of the rules, in the order of what stocks show of them
 */
public record Vocabulary(
        List<String> windows,
        List<String> topics,
        List<String> rules,
        List<String> severities,
        List<String> states,
        List<String> reasons,
        List<RuleGauge> ruleGauges) {

    static final String OTHER = "other";
    static final List<String> OUTCOMES = List.of("accepted", "duplicate", "late", "ahead", "rejected");

    static String bounded(List<String> known, String value) {
        return known.contains(value) ? value : OTHER;
    }
}
