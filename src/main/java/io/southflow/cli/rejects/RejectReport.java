package io.southflow.cli.rejects;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.check.RejectReason;
import io.southflow.cli.report.HongKongTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;

/** A reject as a line of text, as JSON, and whole. */
public final class RejectReport {
    private static final int COLUMNS = 120;
    private static final int REASON_WIDTH = Arrays.stream(RejectReason.values())
            .mapToInt(reason -> reason.name().length())
            .max()
            .orElseThrow();
    private static final int YEAR = "2025-".length();

    private final ReplayMarks marks;

    public RejectReport(ReplayMarks marks) {
        this.marks = marks;
    }

    /** One line of at most {@value #COLUMNS} columns: where, when, why, what; the position first, to be typed. */
    public String text(Reject reject) {
        String state = state(reject);
        String detail = (state.isEmpty() ? "" : "[" + state + "] ") + Lines.clean(reject.detail());
        return Lines.cut(
                ("%-8s %s %-" + REASON_WIDTH + "s %-26s %-8s %s")
                        .formatted(
                                reject.position().inTopic(),
                                HongKongTime.clock(at(reject)).substring(YEAR),
                                reject.reason(),
                                Lines.clean(from(reject)),
                                Lines.cut(reject.key(), 12),
                                detail)
                        .stripTrailing(),
                COLUMNS);
    }

    /** All but the value, for a program. */
    public ObjectNode json(Reject reject) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("position", reject.position().toString());
        node.put("rejectedAt", HongKongTime.iso(at(reject)));
        node.put("reason", reject.reason());
        node.put("detail", reject.detail());
        node.put("topic", reject.topic());
        Position original = reject.original();
        node.put("original", original == null ? null : original.toString());
        reject.timestamp().ifPresent(millis -> node.put("timestamp", HongKongTime.iso(Instant.ofEpochMilli(millis))));
        node.put("key", reject.record().key() == null ? null : reject.key());
        node.put("replayed", marks.contains(original));
        node.put("replays", reject.replays());
        return node;
    }

    /** All of it, for a program. */
    ObjectNode json(Reject reject, ShownValue value) {
        ObjectNode node = json(reject);
        ObjectNode headers = node.putObject("headers");
        for (Header header : reject.headers()) {
            if (!ReplayHeaders.isOfReject(header.key())) {
                headers.put(header.key(), text(header));
            }
        }
        node.set("value", value.json());
        if (value.json() == null && value.bytes() != null) {
            node.put("hex", value.hex());
        }
        if (!value.why().isEmpty()) {
            node.put("why", value.why());
        }
        return node;
    }

    /** All of it, for a person. */
    String text(Reject reject, ShownValue value) {
        StringBuilder text = new StringBuilder();
        line(text, "position", reject.position().toString());
        line(text, "rejected", HongKongTime.iso(at(reject)));
        line(text, "reason", reject.reason());
        line(text, "detail", reject.detail());
        line(text, "original", from(reject));
        reject.timestamp().ifPresent(millis -> line(text, "timestamp", HongKongTime.iso(Instant.ofEpochMilli(millis))));
        line(text, "key", reject.record().key() == null ? "none" : reject.key());
        String state = state(reject);
        line(text, "replay", state.isEmpty() ? "not yet" : state);
        for (Header header : reject.headers()) {
            if (!ReplayHeaders.isOfReject(header.key())) {
                line(text, "header", header.key() + "=" + text(header));
            }
        }
        if (!value.why().isEmpty()) {
            line(text, "undecoded", value.why());
        }
        if (value.json() != null) {
            line(text, "value", value.json().toPrettyString());
        } else if (value.bytes() != null) {
            line(text, "hex", value.hex());
        }
        return text.toString().stripTrailing();
    }

    private String state(Reject reject) {
        if (marks.contains(reject.original())) {
            return "replayed";
        }
        int replays = reject.replays();
        return replays == 0 ? "" : "after " + replays + (replays == 1 ? " replay" : " replays");
    }

    private static String from(Reject reject) {
        return reject.original() == null ? reject.topic() : reject.original().toString();
    }

    private static Instant at(Reject reject) {
        return Instant.ofEpochMilli(reject.record().timestamp());
    }

    private static String text(Header header) {
        return header.value() == null ? "" : Lines.clean(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("%-10s ".formatted(what))
                .append(what.equals("value") ? value : Lines.clean(value))
                .append('\n');
    }
}
