package io.southflow.cli.kafka;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.settings.SouthflowSettings;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;

/** Every topic of an installation with its partitions and configuration: the only place that knows. */
public final class TopicPlan {
    private static final Map<String, String> COMPACTED = Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT);
    // The application compresses with LZ4, which kafkajs cannot read without a codec; these are small enough without.
    private static final Map<String, String> PLAIN = Map.of(COMPRESSION_TYPE_CONFIG, "uncompressed");

    private final Topics topics;
    private final Settings settings;

    public TopicPlan(Settings settings) {
        this.settings = settings;
        topics = MonitorMapping.topics(settings);
    }

    /** Inputs first. */
    public List<PlannedTopic> all() {
        int partitions = settings.get(SouthflowSettings.PARTITIONS);
        Map<String, String> events = kept(settings.get(SouthflowSettings.RETENTION_MS), "CreateTime");
        Stream<PlannedTopic> inputs = topics.inputs().stream().map(topic -> avro(topic, partitions, events));
        Stream<PlannedTopic> rest = Stream.of(
                avro(topics.netInflows(), partitions, COMPACTED),
                // One partition: the market is put together in one place.
                avro(topics.partials(), 1, COMPACTED),
                avro(topics.market(), 1, plain(COMPACTED)),
                avro(
                        topics.alerts(),
                        partitions,
                        plain(appendTime(settings.get(SouthflowSettings.ALERTS_RETENTION_MS)))),
                avro(topics.activeAlerts(), partitions, plain(COMPACTED)),
                new PlannedTopic(topics.rejects(), partitions, rejects(), null),
                new PlannedTopic(topics.positions(), 1, COMPACTED, null));
        return Stream.concat(inputs, rest).toList();
    }

    /** Names of what feeds publish: they must have equally many partitions. */
    public Set<String> inputs() {
        return topics.inputs().stream().map(Topic::name).collect(Collectors.toSet());
    }

    /** The topic that must take a record of any input, whole, with headers on top. */
    public String rejectsName() {
        return topics.rejects();
    }

    private Map<String, String> rejects() {
        Map<String, String> config = new HashMap<>(appendTime(settings.get(SouthflowSettings.REJECTS_RETENTION_MS)));
        config.put(MAX_MESSAGE_BYTES_CONFIG, Integer.toString(KafkaSettings.MAX_RECORD_BYTES));
        return Map.copyOf(config);
    }

    /** The age counts from when the broker took the record, so that a replay of old events keeps its results. */
    private static Map<String, String> appendTime(long retentionMs) {
        return kept(retentionMs, "LogAppendTime");
    }

    private static Map<String, String> kept(long retentionMs, String timestampType) {
        return Map.of(
                CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE,
                RETENTION_MS_CONFIG, Long.toString(retentionMs),
                MESSAGE_TIMESTAMP_TYPE_CONFIG, timestampType);
    }

    private static Map<String, String> plain(Map<String, String> config) {
        Map<String, String> plain = new HashMap<>(config);
        plain.putAll(PLAIN);
        return Map.copyOf(plain);
    }

    private static PlannedTopic avro(Topic<?> topic, int partitions, Map<String, String> config) {
        return new PlannedTopic(
                topic.name(), partitions, config, SpecificData.get().getSchema(topic.type()));
    }
}
