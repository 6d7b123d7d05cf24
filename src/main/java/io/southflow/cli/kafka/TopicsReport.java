package io.southflow.cli.kafka;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.TopicConfig;

/** The topics as a table or as one JSON object. */
public final class TopicsReport {
    private TopicsReport() {}

    /** One aligned line a topic. */
    public static String text(List<TopicFinding> findings) {
        String row = "%-" + width(findings) + "s  %10s  %-7s  %-14s  %-10s  %s";
        StringBuilder table =
                new StringBuilder(row.formatted("TOPIC", "PARTITIONS", "CLEANUP", "KEPT", "SCHEMA", "STATUS"));
        for (TopicFinding finding : findings) {
            table.append(System.lineSeparator())
                    .append(row.formatted(
                            finding.plan().name(),
                            finding.partitions(),
                            finding.plan().config().get(TopicConfig.CLEANUP_POLICY_CONFIG),
                            kept(finding.plan()),
                            finding.schema().isEmpty() ? "-" : finding.schema(),
                            status(finding)));
        }
        return table.toString();
    }

    /** {@code {"ok":…,"topics":[{"name","partitions","status","schema","problems":[…],"notes":[…]},…]}}. */
    public static String json(List<TopicFinding> findings) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put(
                "ok", findings.stream().allMatch(finding -> finding.problems().isEmpty()));
        ArrayNode topics = report.putArray("topics");
        for (TopicFinding finding : findings) {
            ObjectNode topic = topics.addObject()
                    .put("name", finding.plan().name())
                    .put("partitions", finding.partitions())
                    .put("status", finding.status().name().toLowerCase(Locale.ROOT))
                    .put("schema", finding.schema());
            finding.problems().forEach(topic.putArray("problems")::add);
            finding.notes().forEach(topic.putArray("notes")::add);
        }
        return report.toString();
    }

    private static int width(List<TopicFinding> findings) {
        return findings.stream()
                .mapToInt(finding -> finding.plan().name().length())
                .max()
                .orElse(5);
    }

    private static String status(TopicFinding finding) {
        String status = finding.status().name().toLowerCase(Locale.ROOT);
        return finding.problems().isEmpty() ? status : status + ", problem";
    }

    private static String kept(PlannedTopic topic) {
        String retention = topic.config().get(TopicConfig.RETENTION_MS_CONFIG);
        if (retention == null) {
            return "latest per key";
        }
        long hours = Long.parseLong(retention) / 3_600_000;
        return hours == 0 ? "for ever" : hours % 24 == 0 ? hours / 24 + " days" : hours + " hours";
    }
}
