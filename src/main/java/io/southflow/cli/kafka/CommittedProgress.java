package io.southflow.cli.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the application has come: its committed offsets against the ends of the topics it reads. */
public final class CommittedProgress {
    private final Admin admin;
    private final String group;
    private final Collection<String> consumed;
    private final Collection<String> produced;

    /**
     * @param consumed topics that the application reads
     * @param produced topics whose growth says that it is still at work
     */
    public CommittedProgress(Admin admin, String group, Collection<String> consumed, Collection<String> produced) {
        this.admin = admin;
        this.group = group;
        this.consumed = List.copyOf(consumed);
        this.produced = List.copyOf(produced);
    }

    /**
     * @param remaining offsets that are written and not yet committed as read; transaction markers count
     * @param ends of all topics, to tell whether anything moved
     */
    public record Standing(long remaining, Map<String, Long> ends) {}

    /** @throws CommandFailure when Kafka does not say */
    public Standing look() {
        Map<TopicPartition, Long> ends = ends();
        Map<TopicPartition, OffsetAndMetadata> committed = KafkaCalls.get(
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), "read offsets of " + group);
        long remaining = 0;
        Map<String, Long> sums = new TreeMap<>();
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            sums.merge(end.getKey().topic(), end.getValue(), Long::sum);
            if (consumed.contains(end.getKey().topic())) {
                OffsetAndMetadata offset = committed.get(end.getKey());
                remaining += Math.max(0, end.getValue() - (offset == null ? 0 : offset.offset()));
            }
        }
        return new Standing(remaining, sums);
    }

    private Map<TopicPartition, Long> ends() {
        Map<String, org.apache.kafka.clients.admin.TopicDescription> topics = KafkaCalls.get(
                admin.describeTopics(java.util.stream.Stream.concat(consumed.stream(), produced.stream())
                                .collect(Collectors.toSet()))
                        .allTopicNames(),
                "describe the topics");
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        topics.forEach((name, topic) -> topic.partitions()
                .forEach(info -> latest.put(new TopicPartition(name, info.partition()), OffsetSpec.latest())));
        return KafkaCalls.get(admin.listOffsets(latest).all(), "read the topics' ends").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset(entry.getValue())));
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }
}
