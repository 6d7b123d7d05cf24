package io.southflow.bench.failover;

import io.southflow.cli.settings.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** When results came to a subscriber who reads what is committed, by partition. */
final class Arrivals implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<List<Long>> nanosOfPartitions;
    private volatile boolean stopped;

    Arrivals(KafkaSettings kafka, String topic, int partitions) {
        consumer = new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        nanosOfPartitions = IntStream.range(0, partitions)
                .<List<Long>>mapToObj(partition -> new ArrayList<>())
                .toList();
        consumer.assign(IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList());
        new Thread(this::run, "arrivals").start();
    }

    private void run() {
        try (consumer) {
            while (!stopped) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    synchronized (nanosOfPartitions) {
                        nanosOfPartitions.get(record.partition()).add(System.nanoTime());
                    }
                }
            }
        }
    }

    /** The first arrival on a partition after a moment. */
    OptionalLong firstAfter(int partition, long nanos) {
        synchronized (nanosOfPartitions) {
            return nanosOfPartitions.get(partition).stream()
                    .mapToLong(Long::longValue)
                    .filter(arrival -> arrival > nanos)
                    .findFirst();
        }
    }

    /** The longest time after a moment without an arrival on one of the partitions. */
    long longestGap(Collection<Integer> partitions, long fromNanos) {
        long longest = 0;
        synchronized (nanosOfPartitions) {
            for (int partition : partitions) {
                long before = fromNanos;
                for (long arrival : nanosOfPartitions.get(partition)) {
                    longest = Math.max(longest, arrival > fromNanos ? arrival - before : 0);
                    before = Math.max(before, arrival);
                }
            }
        }
        return longest;
    }

    @Override
    public void close() {
        stopped = true;
    }
}
