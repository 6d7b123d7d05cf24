package io.southflow.cli;

import io.southflow.analytics.detector.Measure;
import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.detector.Threshold;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rules as a table, for the README and for {@code southflow rules}. */
final class RulesTable {
    private RulesTable() {}

    /** A table in Markdown, one line a rule, with what holds when nothing is set. */
    static String markdown(Rules rules) {
        StringBuilder table =
                new StringBuilder("| rule | raised | critical | cleared | evidence |\n|---|---|---|---|---|\n");
        for (Rule rule : rules.all()) {
            Rule.Meaning meaning = rule.meaning();
            table.append("| `")
                    .append(rule.id())
                    .append("` | ")
                    .append(meaning.raised())
                    .append(" | ")
                    .append(meaning.critical().isEmpty() ? "–" : meaning.critical())
                    .append(" | ")
                    .append(meaning.cleared())
                    .append(" | ")
                    .append(rule.evidence().stream().map(Measure::name).collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** A few lines a rule: what it watches, when it speaks, what it shows, what it can be told. */
    static String text(Rules rules) {
        StringBuilder text = new StringBuilder();
        for (Rule rule : rules.all()) {
            Rule.Meaning meaning = rule.meaning();
            text.append(rule.id()).append('\n');
            line(text, "watches", rule.watches().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            line(text, "raised", meaning.raised());
            line(text, "critical", meaning.critical());
            line(text, "cleared", meaning.cleared());
            line(
                    text,
                    "evidence",
                    rule.evidence().stream()
                            .map(measure -> measure.name() + " [" + measure.unit() + "]")
                            .collect(Collectors.joining(", ")));
            line(text, "gauge", rule.gauge() == null ? "" : rule.gauge().metric());
            line(text, "settings", rule.all().stream().map(Threshold::key).collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String value) {
        if (!value.isEmpty()) {
            text.append(String.format(Locale.ROOT, "    %-9s %s%n", what, value));
        }
    }
}
