package io.southflow.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;

/** What a task sent. */
record GoldenSent(String topic, Record<? extends byte[], ? extends byte[]> record) {
    private static final long HALF_AN_HOUR_MILLIS = 1_800_000;
    private static final long THREE_MINUTES_MILLIS = 180_000;

    static GoldenSent of(CapturedForward<? extends byte[], ? extends byte[]> forward) {
        return new GoldenSent(topic(forward.childName().orElseThrow()), forward.record());
    }

    private static String topic(String sink) {
        return switch (sink) {
            case StockMonitor.TO_NET_INFLOWS ->
                MonitorHarness.TOPICS.netInflows().name();
            case StockMonitor.TO_ALERTS -> MonitorHarness.TOPICS.alerts().name();
            case StockMonitor.TO_ACTIVE_ALERTS ->
                MonitorHarness.TOPICS.activeAlerts().name();
            case StockMonitor.TO_PARTIALS -> MonitorHarness.TOPICS.partials().name();
            case MarketMonitor.TO_MARKET -> MonitorHarness.TOPICS.market().name();
            case StockMonitor.TO_REJECTS, MarketMonitor.TO_REJECTS -> MonitorHarness.TOPICS.rejects();
            default -> throw new IllegalArgumentException("no sink " + sink);
        };
    }

    boolean isPartial() {
        return topic.equals(MonitorHarness.TOPICS.partials().name());
    }

    /** Not all figures are kept in a golden file, to have it small; they are sums, so that a wrong one stays wrong. */
    boolean isKept() {
        if (isPartial()) {
            return record.timestamp() % HALF_AN_HOUR_MILLIS == 0;
        }
        return !topic.equals(MonitorHarness.TOPICS.netInflows().name())
                || record.timestamp() % THREE_MINUTES_MILLIS == 0;
    }

    /** The line of a golden file. */
    String line(GoldenText text) {
        byte[] value = record.value();
        boolean isRaw = value == null || topic.equals(MonitorHarness.TOPICS.rejects());
        return GoldenFile.line(
                GoldenFile.OUT,
                topic,
                record.key() == null ? "-" : new String(record.key(), StandardCharsets.UTF_8),
                record.timestamp(),
                isRaw ? GoldenFile.hex(value) : text.of(value),
                text.of(record.headers()));
    }
}
