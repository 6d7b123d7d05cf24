package io.southflow.bench.check;

import io.southflow.cli.settings.KafkaSettings;
import io.southflow.schema.MarketFlow;
import io.southflow.wire.AvroDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Waits for a snapshot of the market. */
public final class MarketReader {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final KafkaSettings kafka;

    public MarketReader(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** The first committed snapshot that is wanted. */
    public MarketFlow await(String topic, Predicate<MarketFlow> wanted) {
        AvroDeserializer values = new AvroDeserializer();
        values.configure(kafka.serde(), false);
        try (KafkaConsumer<byte[], SpecificRecord> consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), values)) {
            List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            for (long begin = System.nanoTime(); System.nanoTime() - begin < PATIENCE_NANOS; ) {
                for (ConsumerRecord<byte[], SpecificRecord> record : consumer.poll(POLL)) {
                    MarketFlow snapshot = (MarketFlow) record.value();
                    if (wanted.test(snapshot)) {
                        return snapshot;
                    }
                }
            }
        }
        throw new IllegalStateException("no snapshot of the market came that was waited for");
    }
}
