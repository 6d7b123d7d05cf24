package io.southflow.bench.contestant.flink;

import io.southflow.schema.SouthboundFlow;
import io.southflow.wire.AvroDeserializer;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes flows to rows. */
final class NetSchema implements KafkaRecordDeserializationSchema<Net> {
    private final String registryUrl;
    private transient AvroDeserializer values;

    NetSchema(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        values = new AvroDeserializer();
        values.configure(Map.of("schema.registry.url", registryUrl), false);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Net> out) {
        SouthboundFlow flow = (SouthboundFlow) values.deserialize(record.topic(), record.value());
        Checkpointed.decoded();
        out.collect(new Net(flow.getSymbol(), flow.getBuyMilliHkd() - flow.getSellMilliHkd()));
    }

    @Override
    public TypeInformation<Net> getProducedType() {
        return TypeInformation.of(Net.class);
    }
}
