package io.southflow.bench.kafka;

import io.southflow.cli.settings.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * What lies in the changelogs of an application.
 *
 * @param rows that count: the latest of each key, unless it says that the key is gone
 * @param bytes of their keys and values
 * @param written records that are in the topics by now, the ones that do not count any more included
 */
public record StateSize(long rows, long bytes, long written) {
    private static final Duration POLL = Duration.ofMillis(200);

    public static StateSize of(Installation installation, String application) throws Exception {
        List<String> changelogs = installation.admin().listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(application) && topic.endsWith("-changelog"))
                .toList();
        long rows = 0;
        long bytes = 0;
        long written = 0;
        try (KafkaConsumer<Bytes, byte[]> consumer = new KafkaConsumer<>(
                new KafkaSettings(installation.settings("")).consumer(),
                (topic, key) -> Bytes.wrap(key),
                new ByteArrayDeserializer())) {
            for (String changelog : changelogs) {
                StateSize size = of(changelog, consumer);
                rows += size.rows;
                bytes += size.bytes;
                written += size.written;
            }
        }
        return new StateSize(rows, bytes, written);
    }

    private static StateSize of(String changelog, KafkaConsumer<Bytes, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(changelog).stream()
                .map(info -> new TopicPartition(changelog, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        // Partitions share the keys of rows that belong to a task and not to a stock.
        Map<TopicPartition, Map<Bytes, Long>> sizes = new HashMap<>();
        long written = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<Bytes, byte[]> record : consumer.poll(POLL)) {
                written++;
                Map<Bytes, Long> of = sizes.computeIfAbsent(
                        new TopicPartition(changelog, record.partition()), partition -> new HashMap<>());
                if (record.value() == null) {
                    of.remove(record.key());
                } else {
                    of.put(record.key(), (long) record.key().get().length + record.value().length);
                }
            }
        }
        long rows = sizes.values().stream().mapToLong(Map::size).sum();
        long bytes = sizes.values().stream()
                .flatMap(of -> of.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return new StateSize(rows, bytes, written);
    }
}
