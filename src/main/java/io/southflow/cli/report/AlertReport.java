package io.southflow.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.schema.Alert;
import io.southflow.schema.Evidence;
import io.southflow.wire.Words;
import java.util.function.UnaryOperator;

/** One transition of an alert, as a line of text or as JSON. */
public final class AlertReport {
    private AlertReport() {}

    /** One aligned line: when, what, how bad, which rule, which stock, why. */
    public static String text(Alert alert, UnaryOperator<String> names) {
        String who = alert.getSymbol() + " " + names.apply(alert.getSymbol());
        return "%s  %-9s  %-8s  %-13s  %-24s  %s"
                .formatted(
                        HongKongTime.clock(alert.getEventTime()),
                        Words.state(alert),
                        Words.severity(alert),
                        Words.rule(alert),
                        who.strip(),
                        alert.getHeadline());
    }

    /** What a subscriber gets: the transition with level, name, headline and basis. */
    public static ObjectNode json(Alert alert, UnaryOperator<String> names) {
        ObjectNode node = transition(alert);
        node.put("level", alert.getLevel());
        node.put("name", names.apply(alert.getSymbol()));
        node.put("headline", alert.getHeadline());
        node.put("basis", alert.getBasis().name());
        return node;
    }

    /** The transition in the summary's form. */
    static ObjectNode transition(Alert alert) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", alert.getId());
        node.put("rule", Words.rule(alert));
        node.put("symbol", alert.getSymbol());
        node.put("state", Words.state(alert));
        node.put("severity", Words.severity(alert));
        node.put("eventTime", HongKongTime.iso(alert.getEventTime()));
        ObjectNode evidence = node.putObject("evidence");
        for (Evidence item : alert.getEvidence()) {
            evidence.put(item.getName(), Hkd.of(item.getValue(), item.getUnit()));
        }
        return node;
    }
}
