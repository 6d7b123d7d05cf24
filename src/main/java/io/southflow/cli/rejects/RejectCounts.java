package io.southflow.cli.rejects;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many rejects there are by reason and topic. */
public final class RejectCounts {
    private record Kind(String reason, String topic) {}

    private static final Comparator<Kind> ORDER =
            Comparator.comparing(Kind::reason).thenComparing(Kind::topic);

    private final Map<Kind, Long> counts = new TreeMap<>(ORDER);

    public void add(String reason, String topic) {
        counts.merge(new Kind(Lines.clean(reason), Lines.clean(topic)), 1L, Long::sum);
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** One line a reason and topic, most first, and the sum. */
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<Kind, Long>comparingByValue().reversed())
                .forEach(entry -> lines.add(line(
                        entry.getValue(),
                        entry.getKey().reason(),
                        entry.getKey().topic())));
        lines.add(line(total(), "in all", "").stripTrailing());
        return lines;
    }

    /** One object a reason and topic. */
    public List<ObjectNode> json() {
        List<ObjectNode> nodes = new ArrayList<>();
        counts.forEach((kind, count) -> nodes.add(JsonNodeFactory.instance
                .objectNode()
                .put("reason", kind.reason())
                .put("topic", kind.topic())
                .put("count", count)));
        return nodes;
    }

    /** By reason alone, on one line: {@code NOT_AVRO 3, LATE 1}. */
    public String byReason() {
        List<String> parts = new ArrayList<>();
        reasons().forEach((reason, count) -> parts.add("%s %,d".formatted(reason, count)));
        return String.join(", ", parts);
    }

    /** By reason alone. */
    public Map<String, Long> reasons() {
        Map<String, Long> reasons = new TreeMap<>();
        counts.forEach((kind, count) -> reasons.merge(kind.reason(), count, Long::sum));
        return reasons;
    }

    private static String line(long count, String reason, String topic) {
        return "%,10d  %-20s %s".formatted(count, reason, topic);
    }
}
