package io.southflow.bench.contestant.flink;

import io.southflow.schema.Alert;
import io.southflow.schema.NetInflow;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Encodes net inflows and alerts, each for its topic: one sink for both, and so one transaction. */
final class EventResultSchema implements KafkaRecordSerializationSchema<SpecificRecord>, KafkaDatasetFacetProvider {
    private final String netInflows;
    private final String alerts;
    private final String registryUrl;
    private transient AvroSerializer values;

    EventResultSchema(Topics topics, String registryUrl) {
        netInflows = topics.netInflows().name();
        alerts = topics.alerts().name();
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
        return Optional.of(
                new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(List.of(netInflows, alerts))));
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(SpecificRecord result, KafkaSinkContext sink, Long timestamp) {
        return result instanceof Alert alert
                ? record(alerts, alert.getSymbol(), alert.getEventTime(), alert)
                : record(netInflows, (NetInflow) result);
    }

    private ProducerRecord<byte[], byte[]> record(String topic, NetInflow result) {
        return record(topic, result.getSymbol(), result.getAsOf(), result);
    }

    private ProducerRecord<byte[], byte[]> record(String topic, String symbol, Instant time, SpecificRecord result) {
        byte[] key = symbol.getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, null, time.toEpochMilli(), key, values.serialize(topic, result));
    }
}
