package io.southflow.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The summary of a run for a person, from the same object that a program gets. */
public final class SummaryText {
    private SummaryText() {}

    public static String of(ObjectNode summary) {
        StringBuilder text = new StringBuilder(
                "Southbound money as of " + summary.path("asOf").asText() + "\n");
        JsonNode southbound = summary.path("southbound");
        line(text, "day", billions(southbound.path("day")));
        southbound.path("months").properties().forEach(month -> line(text, month.getKey(), billions(month.getValue())));
        line(text, "year to date", billions(southbound.path("year")));
        JsonNode record = summary.path("record");
        if (record.isObject()) {
            line(
                    text,
                    "record",
                    record.path("month").asText() + ", the highest in "
                            + record.path("highestInMonths").asText() + " months");
        }
        text.append("\nNet buying over 20 sessions\n");
        for (JsonNode leader : summary.path("leaders")) {
            line(
                    text,
                    leader.path("symbol").asText() + " " + leader.path("name").asText(),
                    billions(leader.path("net")));
        }
        text.append("\nIndices and highs\n");
        for (JsonNode index : summary.path("indices")) {
            line(
                    text,
                    index.path("symbol").asText(),
                    index.path("last").asText() + ", up "
                            + percent(index.path("riseFromLow")) + " from "
                            + index.path("low").asText() + " on "
                            + index.path("lowDate").asText());
        }
        for (JsonNode high : summary.path("highs")) {
            line(
                    text,
                    high.path("symbol").asText(),
                    "HK$" + high.path("price").asText() + ", the highest since "
                            + high.path("since").asText());
        }
        JsonNode counts = summary.path("alertCounts");
        text.append("\nAlerts: %,d alerts, %,d transitions, %,d still active\n"
                .formatted(
                        counts.path("alerts").asLong(),
                        counts.path("transitions").asLong(),
                        counts.path("active").asLong()));
        JsonNode events = summary.path("events");
        text.append("Events: %,d read, %,d duplicate, %,d late, %,d rejected"
                .formatted(
                        events.path("read").asLong(),
                        events.path("duplicate").asLong(),
                        events.path("late").asLong(),
                        events.path("rejected").asLong()));
        rejected(text, events);
        return text.toString();
    }

    private static void rejected(StringBuilder text, JsonNode events) {
        List<String> reasons = new ArrayList<>();
        long count = 0;
        for (Map.Entry<String, JsonNode> reason : events.path("reasons").properties()) {
            reasons.add("%s %,d".formatted(reason.getKey(), reason.getValue().asLong()));
            count += reason.getValue().asLong();
        }
        if (count > 0) {
            text.append("\n%,d rejected by the application (%s): southflow rejects --since 1h"
                    .formatted(count, String.join(", ", reasons)));
        }
    }

    private static void line(StringBuilder text, String what, String figure) {
        text.append("  %-28s %s%n".formatted(what, figure));
    }

    private static String billions(JsonNode hkd) {
        return "%14s".formatted(Hkd.billions(hkd.decimalValue()));
    }

    private static String percent(JsonNode ratio) {
        return ratio.decimalValue().movePointRight(2).setScale(1, RoundingMode.DOWN) + " %";
    }
}
