package io.southflow.topology.output;

import io.southflow.analytics.detector.Measure;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.unit.Basis;
import io.southflow.check.RejectReason;
import io.southflow.schema.Alert;
import io.southflow.schema.Evidence;
import io.southflow.topology.stock.Departures;
import io.southflow.wire.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Figures and signals as records of the output topics. */
public final class ReportRecords {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private ReportRecords() {}

    public static Alert alert(String symbol, Signal signal, Basis basis) {
        List<Evidence> evidence = new ArrayList<>(signal.values().length);
        for (int i = 0; i < signal.values().length; i++) {
            if (Double.isFinite(signal.values()[i])) {
                Measure measure = signal.rule().evidence().get(i);
                evidence.add(new Evidence(measure.name(), signal.values()[i], measure.unit()));
            }
        }
        return new Alert(
                signal.rule() + "-" + symbol + "-" + MOMENT.format(Instant.ofEpochMilli(signal.raisedMillis())),
                signal.rule().id(),
                symbol,
                signal.state().name(),
                signal.severity().name(),
                signal.level(),
                Instant.ofEpochMilli(signal.eventMillis()),
                signal.isOfLeaving()
                        ? symbol + " has had no event for " + Departures.SESSIONS + " sessions"
                        : signal.rule().headline().apply(symbol, signal),
                evidence,
                Words.toSchema(basis));
    }

    /** Headers of an alert: to filter by without decoding, and CloudEvents' attributes in Kafka's binary mode. */
    public static Headers headers(Alert alert) {
        Headers headers = new RecordHeaders();
        String state = Words.state(alert);
        add(headers, "rule", Words.rule(alert));
        add(headers, "severity", Words.severity(alert));
        add(headers, "state", state);
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", alert.getId() + "-" + state + "-" + alert.getLevel());
        add(headers, "ce_type", "io.southflow.alert." + state.toLowerCase(Locale.ROOT));
        add(headers, "ce_source", "/southflow");
        add(headers, "ce_subject", alert.getSymbol());
        add(headers, "ce_time", ISO.format(alert.getEventTime()));
        return headers;
    }

    /** Headers of a rejected record: its own, why it is rejected and where it was read. */
    public static Headers headers(ConsumerRecord<byte[], byte[]> rejected, RejectReason reason, String detail) {
        Headers headers = new RecordHeaders(rejected.headers().toArray());
        add(headers, RejectReason.HEADER, reason.name());
        add(headers, RejectReason.DETAIL_HEADER, detail);
        add(headers, RejectReason.TOPIC_HEADER, rejected.topic());
        add(headers, RejectReason.PARTITION_HEADER, Integer.toString(rejected.partition()));
        add(headers, RejectReason.OFFSET_HEADER, Long.toString(rejected.offset()));
        // The topic of rejects has the broker's append time for a timestamp, so the record's own would be lost.
        add(headers, RejectReason.TIMESTAMP_HEADER, Long.toString(rejected.timestamp()));
        return headers;
    }

    public static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
