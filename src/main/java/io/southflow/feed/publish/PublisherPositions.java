package io.southflow.feed.publish;

import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Where sources stand, read from the topic of positions. */
final class PublisherPositions {
    private static final Duration POLL = Duration.ofMillis(200);
    /** Longer than Kafka's default transaction.timeout.ms, after which a dead publisher's transaction ends. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(90).toNanos();

    private final PublisherConfig config;
    private final Topics topics;

    PublisherPositions(PublisherConfig config, Topics topics) {
        this.config = config;
        this.topics = topics;
    }

    /**
     * Loads what is there of a source.
     *
     * <p>Reads up to the high watermark as of now, not only to the end of what is committed: another publisher's open
     * transaction would otherwise hide a position of ours that is committed behind its beginning.
     */
    void load(Position position) throws InterruptedException {
        Map<TopicPartition, Long> ends = ends();
        try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(config.consumer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            long started = System.nanoTime();
            while (!isAt(consumer, ends)) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.key() != null && position.owns(record.key())) {
                        position.load(record.key(), record.value());
                    }
                }
                if (System.nanoTime() - started > PATIENCE_NANOS) {
                    throw new TimeoutException("a transaction on " + topics.positions() + " stays open");
                }
            }
        }
    }

    private static boolean isAt(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException {
        try (Admin admin = Admin.create(config.admin())) {
            Map<String, KafkaFuture<TopicDescription>> described = admin.describeTopics(List.of(
                            topics.positions(),
                            topics.flows().name(),
                            topics.ticks().name(),
                            topics.shortSales().name(),
                            topics.dailyBars().name(),
                            topics.corporateActions().name()))
                    .topicNameValues();
            for (Topic<?> input : topics.inputs()) {
                requireExisting(described.get(input.name()));
            }
            Map<TopicPartition, OffsetSpec> latest = get(described.get(topics.positions())).partitions().stream()
                    .collect(Collectors.toMap(
                            one -> new TopicPartition(topics.positions(), one.partition()),
                            one -> OffsetSpec.latest()));
            Map<TopicPartition, Long> ends = new HashMap<>();
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : get(admin.listOffsets(
                                    latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                            .all())
                    .entrySet()) {
                ends.put(end.getKey(), end.getValue().offset());
            }
            return ends;
        }
    }

    /** A producer would create a missing topic with the broker's defaults, under which history is soon deleted. */
    private void requireExisting(KafkaFuture<TopicDescription> topic) throws InterruptedException {
        try {
            get(topic);
        } catch (AuthorizationException e) {
            // a feed may be allowed to see its own topic only
        }
    }

    private <T> T get(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new UnknownTopicOrPartitionException(
                        "a topic is missing: create them with 'southflow topics' (" + topics.positions() + " and "
                                + topics.inputs().stream().map(Topic::name).collect(Collectors.joining(", ")) + ")",
                        e);
            }
            if (e.getCause() instanceof KafkaException kafka) {
                throw kafka;
            }
            throw new KafkaException(e.getCause());
        }
    }
}
