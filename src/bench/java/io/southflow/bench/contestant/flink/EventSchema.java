package io.southflow.bench.contestant.flink;

import io.southflow.wire.AvroDeserializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes events of every topic. */
final class EventSchema implements KafkaRecordDeserializationSchema<SpecificRecord> {
    private final String registryUrl;
    private transient AvroDeserializer values;

    EventSchema(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        values = new AvroDeserializer();
        values.configure(Map.of("schema.registry.url", registryUrl), false);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SpecificRecord> out) {
        out.collect(values.deserialize(record.topic(), record.value()));
    }

    /** Generic, but never written: from here to the sink everything is one chain. */
    @Override
    public TypeInformation<SpecificRecord> getProducedType() {
        return new GenericTypeInfo<>(SpecificRecord.class);
    }
}
