package io.southflow.bench.contestant.flink;

import io.southflow.wire.AvroDeserializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes with Southflow's deserializer, as everybody does. */
abstract class Decoding<T> implements KafkaRecordDeserializationSchema<T> {
    private final String registryUrl;
    private transient AvroDeserializer values;

    Decoding(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public final void open(DeserializationSchema.InitializationContext context) {
        values = new AvroDeserializer();
        values.configure(Map.of("schema.registry.url", registryUrl), false);
    }

    final SpecificRecord decode(ConsumerRecord<byte[], byte[]> record) {
        return values.deserialize(record.topic(), record.value());
    }
}
