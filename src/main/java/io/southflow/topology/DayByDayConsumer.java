package io.southflow.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads co-partitioned topics a day at a time: a record of a later day, by its timestamp and Hong Kong's midnight, is
 * handed out once everything of earlier days is that was in Kafka before it, on all topics of its partition number. So a
 * day's bar comes before the next day's first tick, however far behind the reader is and whatever a fetch says first.
 *
 * <p>Streams can wait for topics itself ({@code max.task.idle.ms} of 0 or more), but knows only what the last fetch said,
 * and Kafka 4.3.1 formats a text for each empty topic at each record, which cost more than the record. This costs a
 * comparison a record, and a question to the broker a day.
 *
 * <p>It waits for what is committed. Of two records of one transaction the later may be readable first, for some
 * milliseconds, on another partition: a feed ends its transaction before another topic's next day, as Southflow's do.
 *
 * <p>What must wait is not kept here: the reader goes back to it and pauses its partition, so that offsets and memory are
 * those of a reader that has not got there yet.
 *
 * <p>What comes is handed out in {@linkplain Batch batches}.
 */
final class DayByDayConsumer extends KafkaConsumer<byte[], byte[]> implements DayGate.Reader {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Set<String> topics;
    private final Map<Integer, DayGate> gates = new HashMap<>();
    /** What whoever reads has paused, for reasons of its own. */
    private final Set<TopicPartition> paused = new HashSet<>();

    private boolean holding;

    /** @param topics that are read in step; others pass */
    DayByDayConsumer(Map<String, Object> config, Set<String> topics) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topics = topics;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (holding) {
            openGates();
        }
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        return records.isEmpty() ? records : ofTheDay(records);
    }

    private DayGate gate(TopicPartition partition) {
        return gates.computeIfAbsent(partition.partition(), none -> new DayGate());
    }

    /** What may be handed out now, in batches; to what is of a later day the reader goes back. */
    private ConsumerRecords<byte[], byte[]> ofTheDay(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(records.nextOffsets());
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> all = records.records(partition);
            if (!topics.contains(partition.topic())) {
                kept.put(partition, all);
                continue;
            }
            int later = gate(partition).firstLater(all);
            if (later >= 0) {
                ConsumerRecord<byte[], byte[]> head = all.get(later);
                OffsetAndMetadata back = new OffsetAndMetadata(head.offset(), head.leaderEpoch(), "");
                super.seek(partition, back);
                super.pause(Set.of(partition));
                next.put(partition, back);
                gate(partition).hold(partition, head.timestamp());
                holding = true;
            }
            if (later != 0) {
                kept.put(partition, Batch.pack(later < 0 ? all : all.subList(0, later)));
            }
        }
        return new ConsumerRecords<>(kept, next);
    }

    private void openGates() {
        Set<TopicPartition> assigned = assignment();
        holding = false;
        gates.forEach((number, gate) -> {
            List<TopicPartition> sameNumber = new ArrayList<>();
            for (TopicPartition each : assigned) {
                if (each.partition() == number && topics.contains(each.topic())) {
                    sameNumber.add(each);
                }
            }
            gate.retain(assigned);
            if (gate.mayOpen(sameNumber, this)) {
                Set<TopicPartition> released = gate.open();
                released.removeAll(paused);
                super.resume(released);
            }
            holding |= gate.isHolding();
        });
    }

    @Override
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return endOffsets(partitions, PATIENCE);
    }

    @Override
    public long next(TopicPartition partition) {
        return position(partition, PATIENCE);
    }

    /** Whoever reads starts elsewhere: what is later than what is to be found out anew. */
    @Override
    public void seek(TopicPartition partition, OffsetAndMetadata offset) {
        super.seek(partition, offset);
        DayGate gate = gates.remove(partition.partition());
        if (gate != null) {
            Set<TopicPartition> released = new HashSet<>(gate.held());
            released.removeAll(paused);
            super.resume(released);
        }
    }

    @Override
    public void pause(Collection<TopicPartition> partitions) {
        paused.addAll(partitions);
        super.pause(partitions);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        paused.removeAll(partitions);
        if (holding) {
            Set<TopicPartition> free = new HashSet<>(partitions);
            gates.values().forEach(gate -> free.removeAll(gate.held()));
            super.resume(free);
        } else {
            super.resume(partitions);
        }
    }
}
