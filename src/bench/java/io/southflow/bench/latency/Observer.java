package io.southflow.bench.latency;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Sees results as a subscriber does, committed ones only, in a thread of its own. */
final class Observer implements Runnable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Kind> topics;
    private final Map<Kind, Arrivals> arrivals = new EnumMap<>(Kind.class);
    private final Causes causes;
    private final long start;
    private final Thread thread = new Thread(this, "observer");
    private volatile int missing;
    private volatile boolean stopped;

    /**
     * @param topics by name, what is in them
     * @param start when the schedule begins, on this JVM's nanosecond clock
     */
    Observer(
            Map<String, Object> config,
            Map<String, Kind> topics,
            Schedule schedule,
            Expected expected,
            Causes causes,
            long start) {
        this.topics = topics;
        this.causes = causes;
        this.start = start;
        topics.values().forEach(kind -> arrivals.put(kind, new Arrivals(schedule, expected.causes(kind))));
        missing = countMissing();
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    @Override
    public void run() {
        while (!stopped) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            long visible = System.nanoTime() - start;
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Kind kind = topics.get(record.topic());
                arrivals.get(kind).take(causes.of(kind, record), visible);
            }
            missing = countMissing();
        }
    }

    private int countMissing() {
        return arrivals.values().stream().mapToInt(Arrivals::missing).sum();
    }

    /** Results still to come. */
    int missing() {
        return missing;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** What came; read it once this is stopped. */
    Map<Kind, Arrivals> arrivals() {
        return arrivals;
    }

    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
        consumer.close();
    }
}
