package io.southflow.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.feed.tape.Transition;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last line of a demo, taken apart. */
final class DemoSummary {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final JsonNode summary;

    DemoSummary(String line) {
        try {
            summary = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the last line is no JSON: " + line, e);
        }
    }

    /** The text at a JSON pointer. */
    String text(String pointer) {
        return summary.at(pointer).asText();
    }

    /** The number at a JSON pointer. */
    BigDecimal number(String pointer) {
        JsonNode number = summary.at(pointer);
        if (!number.isNumber()) {
            throw new AssertionError("no number at " + pointer + " but '" + number + "'");
        }
        return number.decimalValue();
    }

    /** Each object of an array, its fields named as one line of text. */
    List<String> lines(String array, String... fields) {
        List<String> lines = new ArrayList<>();
        for (JsonNode each : summary.path(array)) {
            List<String> values = new ArrayList<>();
            for (String field : fields) {
                values.add(each.path(field).asText());
            }
            lines.add(String.join(" ", values));
        }
        return lines;
    }

    /** The transitions of rules, each with the evidence of a name. */
    Map<Transition, Double> transitions(String evidence, String... rules) {
        Map<Transition, Double> transitions = new LinkedHashMap<>();
        for (JsonNode alert : summary.path("alerts")) {
            if (Set.of(rules).contains(alert.path("rule").asText())) {
                transitions.put(
                        new Transition(
                                alert.path("rule").asText(),
                                alert.path("symbol").asText(),
                                alert.path("state").asText(),
                                alert.path("severity").asText(),
                                OffsetDateTime.parse(alert.path("eventTime").asText())
                                        .toInstant()),
                        alert.path("evidence").path(evidence).asDouble());
            }
        }
        return transitions;
    }

    /** How many transitions of a rule and state a stock has; {@code *} for any stock. */
    long count(String rule, String state, String symbol) {
        return lines("alerts", "rule", "state", "symbol").stream()
                .filter(line -> line.startsWith(rule + " " + state + " "))
                .filter(line -> symbol.equals("*") || line.endsWith(" " + symbol))
                .count();
    }

    /** The array of alerts as it was printed. */
    static String alertsText(String line) {
        int begin = line.indexOf("\"alerts\":");
        int end = line.indexOf("\"indices\":");
        if (begin < 0 || end < begin) {
            throw new AssertionError("no alerts in " + line);
        }
        return line.substring(begin, end);
    }
}
