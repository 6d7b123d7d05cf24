package io.southflow.cli.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all partitions of one or more topics, without a group, as its configuration says: committed records only. */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** @throws CommandFailure when the topic does not exist */
    public TopicReader(String topic, Map<String, Object> config) {
        this(List.of(topic), config);
    }

    /** @throws CommandFailure when one of the topics does not exist */
    public TopicReader(List<String> topics, Map<String, Object> config) {
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            partitions = topics.stream().flatMap(this::partitions).toList();
            consumer.assign(partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private Stream<TopicPartition> partitions(String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found.isEmpty()) {
            throw new CommandFailure("there is no topic " + topic + ": run 'southflow topics' first");
        }
        return found.stream().map(info -> new TopicPartition(topic, info.partition()));
    }

    public TopicReader fromBeginning() {
        consumer.seekToBeginning(partitions);
        return this;
    }

    /** Skips what is there already; done at once, so that nothing written after this call is missed. */
    public TopicReader fromEnd() {
        consumer.endOffsets(partitions).forEach(consumer::seek);
        return this;
    }

    /** Gives every record from here to the end as it is now, or until {@code stopped}. */
    public void readToEnd(BooleanSupplier stopped, Consumer<ConsumerRecord<String, byte[]>> each) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!stopped.getAsBoolean()
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(each);
        }
    }

    /** Gives records as they come, until {@code stopped}. */
    public void follow(BooleanSupplier stopped, Consumer<ConsumerRecord<String, byte[]>> each) {
        follow(stopped, each, () -> {});
    }

    /** Likewise; {@code between} runs several times a second, whether records come or not. */
    public void follow(BooleanSupplier stopped, Consumer<ConsumerRecord<String, byte[]>> each, Runnable between) {
        while (!stopped.getAsBoolean()) {
            consumer.poll(POLL).forEach(each);
            between.run();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
