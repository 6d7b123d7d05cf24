package io.southflow.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The registry's events in the compacted topic {@code _schemas}, one partition, written by one registry at a time. */
final class SchemasTopic implements Consumer<RegistryEvent>, AutoCloseable {
    static final String NAME = "_schemas";

    private static final TopicPartition PARTITION = new TopicPartition(NAME, 0);
    private static final int TIMEOUT_MS = 30_000;
    /** A schema may fill a request of 1 MiB, and Avro's own print of it is a little longer. */
    private static final int MAX_RECORD_BYTES = 4 << 20;

    private final String bootstrapServers;
    private final Producer<String, String> producer;

    /** Creates the topic when it is missing. */
    SchemasTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        create();
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        "request.timeout.ms",
                        TIMEOUT_MS / 2,
                        "delivery.timeout.ms",
                        TIMEOUT_MS,
                        "max.block.ms",
                        TIMEOUT_MS,
                        // A schema may fill a request of 1 MiB, and JSON in JSON escapes every quote.
                        "max.request.size",
                        4 << 20),
                new StringSerializer(),
                new StringSerializer());
    }

    private void create() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", TIMEOUT_MS / 2,
                "default.api.timeout.ms", TIMEOUT_MS);
        NewTopic topic = new NewTopic(NAME, 1, (short) 1)
                .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", Integer.toString(MAX_RECORD_BYTES)));
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException(e.getCause());
            }
        }
    }

    /**
     * Hands over every event up to the end of the topic as of now, oldest first.
     *
     * @throws KafkaException when the broker does not answer
     * @throws EmbeddedStartException when a record is not this registry's
     */
    void replay(Consumer<RegistryEvent> reader) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "default.api.timeout.ms", TIMEOUT_MS,
                "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            long deadline = System.nanoTime() + Duration.ofMillis(TIMEOUT_MS).toNanos();
            while (consumer.position(PARTITION) < end) {
                if (System.nanoTime() > deadline) {
                    throw new KafkaException("no end of " + NAME + " within " + TIMEOUT_MS + " ms");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(record -> reader.accept(decode(record)));
            }
        }
    }

    private static RegistryEvent decode(ConsumerRecord<String, String> record) {
        try {
            return RegistryEventCodec.decode(record.key(), record.value());
        } catch (IllegalArgumentException e) {
            throw new EmbeddedStartException(
                    "The record at offset " + record.offset() + " of " + NAME + " is not a schema registry's ("
                            + e.getMessage() + "): use another data directory, or delete that topic.",
                    e);
        }
    }

    /** Returns when the broker has the event; throws {@link KafkaException} when that is not known. */
    @Override
    public void accept(RegistryEvent event) {
        try {
            producer.send(new ProducerRecord<>(NAME, RegistryEventCodec.key(event), RegistryEventCodec.value(event)))
                    .get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
