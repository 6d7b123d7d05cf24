package io.southflow.cli.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads all partitions of a topic as one, bytes as they are, each partition in its order and across partitions by their
 * records' timestamps. Holds one fetch of each partition at most. Committed records only, without a group.
 */
public final class MergedReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ONE_RECORD = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** @throws CommandFailure when the topic does not exist */
    public MergedReader(String topic, Map<String, Object> config) {
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new CommandFailure("there is no topic " + topic + ": run 'southflow topics' first");
            }
            consumer.assign(partitions);
            fromBeginning();
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    public MergedReader fromBeginning() {
        consumer.seekToBeginning(partitions);
        return this;
    }

    /** Begins at each partition's first record that is not older than the moment. */
    public MergedReader from(Instant moment) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, moment.toEpochMilli()));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.offsetsForTimes(times)
                .forEach((partition, found) ->
                        consumer.seek(partition, found == null ? ends.get(partition) : found.offset()));
        return this;
    }

    /** Begins at these offsets. */
    public MergedReader from(Map<TopicPartition, Long> offsets) {
        offsets.forEach(consumer::seek);
        return this;
    }

    /** Where each partition ends now, for whoever reads committed records only. */
    public Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /**
     * Where each partition ends now, with what is not committed yet. Who has read to there has seen all that was
     * committed before, also behind another's open transaction.
     */
    public Map<TopicPartition, Long> endsOfAll(Admin admin) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        KafkaCalls.get(
                        admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                                .all(),
                        "read the ends of " + partitions.get(0).topic())
                .forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    /**
     * Gives every record up to these ends, or until {@code stopped}.
     *
     * @return whether it has come to the ends
     */
    public boolean readTo(
            Map<TopicPartition, Long> ends, BooleanSupplier stopped, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<TopicPartition, Queue<ConsumerRecord<byte[], byte[]>>> waiting = new LinkedHashMap<>();
        partitions.forEach(partition -> waiting.put(partition, new ArrayDeque<>()));
        while (!stopped.getAsBoolean()) {
            List<TopicPartition> lacking = partitions.stream()
                    .filter(partition ->
                            waiting.get(partition).isEmpty() && consumer.position(partition) < ends.get(partition))
                    .toList();
            if (!lacking.isEmpty()) {
                fetch(lacking, ends, waiting);
                continue;
            }
            Queue<ConsumerRecord<byte[], byte[]>> next = oldest(waiting.values());
            if (next == null) {
                return true;
            }
            each.accept(next.remove());
        }
        return false;
    }

    private void fetch(
            List<TopicPartition> lacking,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, Queue<ConsumerRecord<byte[], byte[]>>> waiting) {
        consumer.pause(partitions);
        consumer.resume(lacking);
        consumer.poll(POLL).forEach(record -> {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() < ends.get(partition)) {
                waiting.get(partition).add(record);
            }
        });
    }

    private static Queue<ConsumerRecord<byte[], byte[]>> oldest(
            Collection<Queue<ConsumerRecord<byte[], byte[]>>> waiting) {
        Queue<ConsumerRecord<byte[], byte[]>> oldest = null;
        for (Queue<ConsumerRecord<byte[], byte[]>> queue : waiting) {
            ConsumerRecord<byte[], byte[]> head = queue.peek();
            if (head != null
                    && (oldest == null || head.timestamp() < oldest.element().timestamp())) {
                oldest = queue;
            }
        }
        return oldest;
    }

    /** The record at an offset; empty when there is none, because it was deleted or never committed. */
    public Optional<ConsumerRecord<byte[], byte[]>> at(int partition, long offset) {
        TopicPartition wanted = new TopicPartition(partitions.get(0).topic(), partition);
        if (!partitions.contains(wanted) || ends().get(wanted) <= offset) {
            return Optional.empty();
        }
        consumer.pause(partitions);
        consumer.resume(List.of(wanted));
        consumer.seek(wanted, offset);
        long deadline = System.nanoTime() + ONE_RECORD.toNanos();
        while (consumer.position(wanted) <= offset && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() >= offset) {
                    return record.offset() == offset ? Optional.of(record) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
