package io.southflow.topology.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
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
 * <p>What has been fetched and must wait is kept, the rest of a poll at most, and its partition pauses: going back to it
 * would throw away what the fetcher has in store, and cost a fetch a day. Offsets are those of a reader that has not got
 * there yet.
 *
 * <p>What comes is handed out in {@linkplain Batch batches}.
 */
final class DayByDayConsumer extends KafkaConsumer<byte[], byte[]> implements DayGate.Reader {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Set<String> topics;
    private final Map<Integer, DayGate> gates = new HashMap<>();
    /** What whoever reads has paused, for reasons of its own. */
    private final Set<TopicPartition> paused = new HashSet<>();

    /** What waits, and what may go now; their partitions pause. */
    private final Map<TopicPartition, Rest> waiting = new HashMap<>();

    private final Map<TopicPartition, Rest> released = new HashMap<>();

    /**
     * Records that were fetched but not handed out.
     *
     * @param next where reading goes on after them
     */
    private record Rest(List<ConsumerRecord<byte[], byte[]>> records, OffsetAndMetadata next) {}

    /** @param topics that are read in step; others pass */
    DayByDayConsumer(Map<String, Object> config, Set<String> topics) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topics = topics;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (!waiting.isEmpty()) {
            openGates();
        }
        ConsumerRecords<byte[], byte[]> records = super.poll(released.isEmpty() ? timeout : Duration.ZERO);
        return records.isEmpty() && released.isEmpty() ? records : ofTheDay(records);
    }

    private DayGate gate(TopicPartition partition) {
        return gates.computeIfAbsent(partition.partition(), none -> new DayGate());
    }

    /** What may be handed out now, in batches. */
    private ConsumerRecords<byte[], byte[]> ofTheDay(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(records.nextOffsets());
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> all = records.records(partition);
            if (!topics.contains(partition.topic())) {
                kept.put(partition, all);
            } else if (handOut(partition, new Rest(all, next.get(partition)), kept, next)) {
                super.pause(Set.of(partition));
            }
        }
        released.forEach((partition, rest) -> {
            if (!handOut(partition, rest, kept, next) && !paused.contains(partition)) {
                super.resume(Set.of(partition));
            }
        });
        released.clear();
        return new ConsumerRecords<>(kept, next);
    }

    /** Returns whether some of it must wait. */
    private boolean handOut(
            TopicPartition partition,
            Rest rest,
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept,
            Map<TopicPartition, OffsetAndMetadata> next) {
        List<ConsumerRecord<byte[], byte[]>> all = rest.records;
        int later = gate(partition).firstLater(all);
        if (later != 0) {
            kept.put(partition, Batch.pack(later < 0 ? all : all.subList(0, later)));
        }
        if (later < 0) {
            next.put(partition, rest.next);
            return false;
        }
        ConsumerRecord<byte[], byte[]> head = all.get(later);
        next.put(partition, new OffsetAndMetadata(head.offset(), head.leaderEpoch(), ""));
        gate(partition).hold(partition, head.timestamp());
        waiting.put(partition, new Rest(all.subList(later, all.size()), rest.next));
        return true;
    }

    private void openGates() {
        Set<TopicPartition> assigned = assignment();
        gates.forEach((number, gate) -> {
            List<TopicPartition> sameNumber = new ArrayList<>();
            for (TopicPartition each : assigned) {
                if (each.partition() == number && topics.contains(each.topic())) {
                    sameNumber.add(each);
                }
            }
            if (gate.mayOpen(sameNumber, this)) {
                gate.open().forEach(each -> released.put(each, waiting.remove(each)));
            }
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

    @Override
    public void seek(TopicPartition partition, OffsetAndMetadata offset) {
        super.seek(partition, offset);
        startAnew(partition);
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        super.seek(partition, offset);
        startAnew(partition);
    }

    @Override
    public void seekToBeginning(Collection<TopicPartition> partitions) {
        super.seekToBeginning(partitions);
        partitions.forEach(this::startAnew);
    }

    /** Whoever reads starts elsewhere: which days have passed is to be found out again. */
    private void startAnew(TopicPartition partition) {
        gate(partition).restart();
        if (drop(partition) && !paused.contains(partition)) {
            super.resume(Set.of(partition));
        }
    }

    /** Forgets what is kept of a partition. Returns whether anything was. */
    private boolean drop(TopicPartition partition) {
        gate(partition).forget(partition);
        return waiting.remove(partition) != null | released.remove(partition) != null;
    }

    @Override
    public void subscribe(Collection<String> asked, ConsumerRebalanceListener listener) {
        super.subscribe(asked, new Dropping(listener));
    }

    @Override
    public void subscribe(Pattern asked, ConsumerRebalanceListener listener) {
        super.subscribe(asked, new Dropping(listener));
    }

    /** What is given away is read by its next owner from where the group has committed: nothing of it is kept. */
    private final class Dropping implements ConsumerRebalanceListener {
        private final ConsumerRebalanceListener listener;

        private Dropping(ConsumerRebalanceListener listener) {
            this.listener = listener;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            dropAll(partitions);
            listener.onPartitionsRevoked(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            dropAll(partitions);
            listener.onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            listener.onPartitionsAssigned(partitions);
        }

        private void dropAll(Collection<TopicPartition> partitions) {
            partitions.forEach(DayByDayConsumer.this::drop);
            paused.removeAll(partitions);
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
        Set<TopicPartition> free = new HashSet<>(partitions);
        free.removeAll(waiting.keySet());
        free.removeAll(released.keySet());
        super.resume(free);
    }
}
