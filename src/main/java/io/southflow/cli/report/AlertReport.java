package io.southflow.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.cli.terminal.Paint;
import io.southflow.schema.Alert;
import io.southflow.schema.Evidence;
import io.southflow.wire.Words;
import java.util.function.UnaryOperator;

/** One transition of an alert, as a line of text or as JSON. */
public final class AlertReport {
    private static final int COLUMNS = 120;

    private AlertReport() {}

    /** One aligned line of at most {@value #COLUMNS} columns: when, what, how bad, which rule, which stock, why. */
    public static String text(Alert alert, UnaryOperator<String> names, Paint paint) {
        String state = Words.state(alert);
        String severity = Words.severity(alert);
        String before = "%s  ".formatted(HongKongTime.clock(alert.getEventTime()));
        String words = "%-9s  %-8s".formatted(state, severity);
        String after = "  %-13s  %-24s  %s"
                .formatted(Words.rule(alert), Cut.to(24, who(alert.getSymbol(), names)), AlertDetail.of(alert));
        int left = COLUMNS - before.length() - words.length();
        return before + paint.alert(state, severity, words) + Cut.to(left, after);
    }

    /** Code and name; the code alone when it has no name. */
    static String who(String symbol, UnaryOperator<String> names) {
        String name = names.apply(symbol);
        return name.isEmpty() || name.equals(symbol) ? symbol : symbol + " " + name;
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
