package io.southflow.bench.kafka;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How much of a topic, which nobody writes to any more, a group has committed. */
public final class Progress {
    private final Admin admin;
    private final String group;
    private final Map<TopicPartition, Long> ends;

    public Progress(Installation installation, String topic, String group)
            throws ExecutionException, InterruptedException {
        admin = installation.admin();
        this.group = group;
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, installation.partitions())
                .boxed()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                admin.listOffsets(latest).all().get();
        ends = found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .offset()));
    }

    /** Records in the topic: its writer used no transactions, so there are no markers among them. */
    public long records() {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Records committed. */
    public long committed() throws ExecutionException, InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.keySet().stream()
                    .map(offsets::get)
                    .mapToLong(offset -> offset == null ? 0 : offset.offset())
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }
}
