package io.southflow.cli.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/** Kafka's settings for each kind of client: Southflow's defaults, over them what the user set, unchanged. */
public final class KafkaSettings {
    /** The largest record that Southflow writes: a rejected input, whole, with its reason. */
    public static final int MAX_RECORD_BYTES = 32 * 1024 * 1024;

    private static final String REGISTRY = "schema.registry.url";
    private static final List<String> CLIENTS = List.of("consumer.", "producer.", "admin.");
    private static final Map<String, String> SERDE_DEFAULTS = Map.of(
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            "io.southflow.wire.AvroSerializer",
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            "io.southflow.wire.AvroDeserializer",
            REGISTRY,
            "http://127.0.0.1:8081",
            // Confluent's deserializer then gives the generated classes.
            "specific.avro.reader",
            "true");

    private final Map<String, String> given;
    private final int replicationFactor;

    public KafkaSettings(Settings settings) {
        given = settings.kafka();
        given.putIfAbsent(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:9092");
        replicationFactor = settings.get(SouthflowSettings.REPLICATION_FACTOR);
    }

    /** Where the brokers are. */
    public String bootstrapServers() {
        return given.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    }

    /** Name of the application, and of its consumer group. */
    public String applicationId() {
        return given.getOrDefault(StreamsConfig.APPLICATION_ID_CONFIG, "southflow");
    }

    /** Where the schema registry is, to be shown: without user and password. */
    public String registryAddress() {
        return given.getOrDefault(REGISTRY, SERDE_DEFAULTS.get(REGISTRY)).replaceAll("//[^/@,]*@", "//");
    }

    /** For the value serializer and deserializer, which are chosen by class name: their keys are no client's. */
    public Map<String, Object> serde() {
        Map<String, Object> serde = new HashMap<>(SERDE_DEFAULTS);
        given.forEach((key, value) -> {
            boolean serdes = SERDE_DEFAULTS.containsKey(key) || !Keys.isKafkas(key);
            if (serdes && CLIENTS.stream().noneMatch(key::startsWith)) {
                serde.put(key, value);
            }
        });
        return serde;
    }

    /**
     * For Kafka Streams, which hands the prefixes {@code consumer.}, {@code producer.} and {@code admin.} on itself.
     *
     * @throws SettingsException when the user set what does not go together with how inputs are read and processed
     */
    public Map<String, Object> streams() {
        requireFailing();
        Map<String, Object> streams = new HashMap<>();
        streams.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId());
        streams.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                given.getOrDefault(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2));
        streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        streams.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
        streams.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        if (!StreamsConfig.EXACTLY_ONCE_V2.equals(streams.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))) {
            // Streams itself lingers 100 ms. With exactly-once that costs nothing: results wait for the commit anyway.
            streams.put("producer." + ProducerConfig.LINGER_MS_CONFIG, 5);
        }
        // A consumer has one fetch at a broker at a time: while it waits for quiet topics, busy ones wait too.
        streams.put("consumer." + ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        // Fewer, larger requests: each costs the client and the broker more than the records in it.
        streams.put("producer." + ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        // Streams itself gives a transaction 10 s, which a long pause outlasts.
        streams.put("producer." + ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 60_000);
        // A transaction that begins while the last one ends is retried after this; 100 ms would stall each commit.
        streams.put("producer." + ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 10);
        // With more, what follows a batch that has to be retried is refused as out of order and retried as well.
        streams.put("producer." + ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        changelogs(streams);
        // Silences a warning about what 5.0 will do anyway; the constant is deprecated for the same reason.
        streams.put("processing.exception.handler.global.enabled", true);
        streams.put("producer." + ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
        streams.put("producer." + ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * MAX_RECORD_BYTES);
        if (!"streams".equalsIgnoreCase(given.get(StreamsConfig.GROUP_PROTOCOL_CONFIG))) {
            // DayByDayConsumer keeps the topics in step; if Streams did as well, each would wait for the other.
            // With that protocol Streams makes its own consumer.
            String idle = given.get(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG);
            if (idle != null && !idle.equals("-1")) {
                throw new SettingsException(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG + " = '" + idle
                        + "' is not allowed: inputs are read a day at a time, which needs -1; leave it out");
            }
            streams.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
            // It also hands out batches, each of which Streams takes for a record: 1,000 of them would be much memory.
            streams.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 64);
        }
        given.forEach((key, value) -> {
            // A key without prefix means every client, and so takes the place of the default with the prefix.
            streams.remove("producer." + key);
            streams.remove("consumer." + key);
            streams.put(key, value);
        });
        streams.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        streams.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        return streams;
    }

    /**
     * A failure has to end its transaction. A handler that goes on commits the offset of the whole batch, of which the
     * records behind the one that failed were never looked at, and what that one left half done.
     */
    private void requireFailing() {
        String key = StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG;
        String handler = given.get(key);
        if (handler != null && !handler.equals(LogAndFailProcessingExceptionHandler.class.getName())) {
            throw new SettingsException(key + " = '" + handler
                    + "' is not allowed: to go on after a failure would lose the rest of its batch; leave it out");
        }
    }

    /**
     * Heads of stocks are written again and again, and what was written before is read in vain by whoever restores. Kafka
     * compacts no segment that is still written to, and its own are of 1 GiB.
     */
    private static void changelogs(Map<String, Object> streams) {
        streams.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), 4 * 1024 * 1024);
        // Of markers, which transactions leave ten times a second. Long enough for a standby to see what was deleted.
        streams.put(StreamsConfig.topicPrefix(TopicConfig.DELETE_RETENTION_MS_CONFIG), 3_600_000);
    }

    /** For a feed's producer, which has defaults and serializers of its own; the serializers' keys are in it. */
    public Map<String, Object> producer() {
        return with(serde(), "producer.");
    }

    /** For a consumer of ours: it reads committed records only and sets its deserializers itself. */
    public Map<String, Object> consumer() {
        Map<String, Object> consumer = new HashMap<>();
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return with(consumer, "consumer.");
    }

    public Map<String, Object> admin() {
        return with(new HashMap<>(), "admin.");
    }

    private Map<String, Object> with(Map<String, Object> config, String prefix) {
        given.forEach((key, value) -> {
            if (CLIENTS.stream().noneMatch(key::startsWith)) {
                config.put(key, value);
            }
        });
        given.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                config.put(Objects.requireNonNull(key.substring(prefix.length())), value);
            }
        });
        return config;
    }
}
