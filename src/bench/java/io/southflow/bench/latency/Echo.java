package io.southflow.bench.latency;

import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends every flow and tick on as it came. It commits as Kafka Streams does, and its producer is set as Southflow's. */
final class Echo implements Worker {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Assignment assignment;
    private final boolean exactlyOnce;
    private final Thread thread = new Thread(this::run, "echo");
    private volatile boolean stopped;
    private volatile Throwable failure;

    Echo(Assignment assignment) {
        this.assignment = assignment;
        exactlyOnce = assignment.entry().guarantee() == Guarantee.EXACTLY_ONCE;
        thread.setUncaughtExceptionHandler((failed, e) -> failure = e);
        thread.start();
    }

    private void run() {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        consumerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Producer<byte[], byte[]> producer =
                        new KafkaProducer<>(producerConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            if (exactlyOnce) {
                producer.initTransactions();
            }
            consumer.subscribe(List.of(
                    Assignment.TOPICS.flows().name(), Assignment.TOPICS.ticks().name()));
            work(consumer, producer);
        }
    }

    private void work(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer) {
        boolean begun = false;
        long committed = System.nanoTime();
        while (!stopped) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty() && !begun) {
                begun = true;
                if (exactlyOnce) {
                    producer.beginTransaction();
                }
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                producer.send(new ProducerRecord<>(
                        Assignment.ECHO_TOPIC,
                        record.partition(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers()));
            }
            if (begun && System.nanoTime() - committed > assignment.commitMs() * 1_000_000L) {
                commit(consumer, producer);
                begun = false;
                committed = System.nanoTime();
            }
        }
    }

    private void commit(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer) {
        if (!exactlyOnce) {
            producer.flush();
            consumer.commitSync();
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        consumer.assignment()
                .forEach(partition -> offsets.put(partition, new OffsetAndMetadata(consumer.position(partition))));
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
    }

    private Map<String, Object> consumerConfig() {
        Map<String, Object> config = new KafkaSettings(Settings.of(assignment.settings())).consumer();
        config.put("group.id", Assignment.GROUP);
        // As many as Kafka Streams takes.
        config.put("max.poll.records", 1_000);
        return config;
    }

    private Map<String, Object> producerConfig() {
        Map<String, Object> config = new HashMap<>(assignment.producer());
        config.put("bootstrap.servers", assignment.bootstrapServers());
        if (exactlyOnce) {
            config.put("transactional.id", Assignment.GROUP);
        }
        return config;
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure).map(Throwable::toString);
    }

    @Override
    public void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
