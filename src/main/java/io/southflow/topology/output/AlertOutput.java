package io.southflow.topology.output;

import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.unit.Basis;
import io.southflow.schema.Alert;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.MonitorSettings;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends what rules have to say to the topic of alerts, and to that of those which are active. */
public final class AlertOutput {
    private final MonitorListener listener;
    private final Serializer<Object> serializer;
    private final String alerts;
    private final String activeAlerts;
    private final String toAlerts;
    private final String toActiveAlerts;

    /**
     * @param toAlerts name of the sink of alerts
     * @param toActiveAlerts name of the sink of active alerts
     */
    public AlertOutput(
            MonitorSettings settings,
            MonitorListener listener,
            Serializer<Object> serializer,
            String toAlerts,
            String toActiveAlerts) {
        this.listener = listener;
        this.serializer = serializer;
        this.toAlerts = toAlerts;
        this.toActiveAlerts = toActiveAlerts;
        alerts = settings.topics().alerts().name();
        activeAlerts = settings.topics().activeAlerts().name();
    }

    public void send(ProcessorContext<byte[], byte[]> context, String symbol, Signal signal, Basis basis) {
        Alert alert = ReportRecords.alert(symbol, signal, basis);
        Headers headers = ReportRecords.headers(alert);
        long time = alert.getEventTime().toEpochMilli();
        context.forward(new Record<>(bytes(symbol), serializer.serialize(alerts, alert), time, headers), toAlerts);
        byte[] active = signal.isCleared() ? null : serializer.serialize(activeAlerts, alert);
        context.forward(new Record<>(bytes(alert.getId()), active, time, headers), toActiveAlerts);
        listener.alert(alert);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
