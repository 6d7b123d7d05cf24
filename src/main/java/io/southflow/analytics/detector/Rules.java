package io.southflow.analytics.detector;

import io.southflow.analytics.unit.RuleGauge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rules of an application, in the order in which they are judged, shown and documented.
 *
 * @param all no two with one id or gauge
 */
public record Rules(List<Rule> all) {
    /** @throws IllegalArgumentException when two have the same id or gauge, or mean different things by one threshold */
    public Rules {
        all = List.copyOf(all);
        long ids = all.stream().map(Rule::id).distinct().count();
        List<String> gauges = gauges(all).stream().map(RuleGauge::metric).toList();
        if (ids < all.size() || gauges.stream().distinct().count() < gauges.size()) {
            throw new IllegalArgumentException("two rules of one name or gauge among " + all);
        }
        thresholds(all);
    }

    /** These and another one. */
    public Rules with(Rule rule) {
        List<Rule> more = new ArrayList<>(all);
        more.add(rule);
        return new Rules(more);
    }

    public List<String> ids() {
        return all.stream().map(Rule::id).toList();
    }

    /** The severities that alerts may have. */
    public List<Severity> severities() {
        return all.stream()
                .flatMap(rule -> rule.severities().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Every gauge, in the order of the rules. */
    public List<RuleGauge> gauges() {
        return gauges(all);
    }

    private static List<RuleGauge> gauges(List<Rule> all) {
        return all.stream().map(Rule::gauge).filter(Objects::nonNull).toList();
    }

    /** Every threshold once, in the order of the rules. */
    public List<Threshold> thresholds() {
        return thresholds(all);
    }

    private static List<Threshold> thresholds(List<Rule> all) {
        Map<String, Threshold> thresholds = new LinkedHashMap<>();
        for (Rule rule : all) {
            for (Threshold threshold : rule.all()) {
                Threshold other = thresholds.putIfAbsent(threshold.key(), threshold);
                if (other != null && !other.equals(threshold)) {
                    throw new IllegalArgumentException("two meanings of the threshold " + threshold.key());
                }
            }
        }
        return List.copyOf(thresholds.values());
    }

    /** The place of a rule among them. */
    public int indexOf(Rule rule) {
        return all.indexOf(rule);
    }
}
