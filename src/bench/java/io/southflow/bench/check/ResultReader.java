package io.southflow.bench.check;

import io.southflow.cli.settings.KafkaSettings;
import io.southflow.schema.NetInflow;
import io.southflow.wire.AvroDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all that is committed of a topic of results. */
public final class ResultReader {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings kafka;

    public ResultReader(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** Returns the number of results. */
    public long read(String topic, Consumer<NetInflow> to) {
        long results = 0;
        AvroDeserializer values = new AvroDeserializer();
        values.configure(kafka.serde(), false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    to.accept((NetInflow) values.deserialize(topic, record.value()));
                    results++;
                }
            }
        }
        return results;
    }
}
