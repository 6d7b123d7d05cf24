package io.southflow.bench.contestant.flink;

import io.southflow.schema.NetInflow;
import io.southflow.wire.AvroSerializer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Encodes results. */
final class ResultSchema implements KafkaRecordSerializationSchema<NetInflow>, KafkaDatasetFacetProvider {
    private final String topic;
    private final String registryUrl;
    private transient AvroSerializer values;

    ResultSchema(String topic, String registryUrl) {
        this.topic = topic;
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
        values = new AvroSerializer();
        values.configure(Map.of("schema.registry.url", registryUrl), false);
    }

    /** To use transactional ids again, the sink has to know its topics in advance. */
    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Optional.of(new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic))));
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(NetInflow result, KafkaSinkContext sink, Long timestamp) {
        return new ProducerRecord<>(
                topic,
                null,
                result.getAsOf().toEpochMilli(),
                result.getSymbol().getBytes(StandardCharsets.UTF_8),
                values.serialize(topic, result));
    }
}
