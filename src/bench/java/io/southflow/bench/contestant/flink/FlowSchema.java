package io.southflow.bench.contestant.flink;

import io.southflow.schema.SouthboundFlow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes flows. */
final class FlowSchema extends Decoding<SouthboundFlow> {
    FlowSchema(String registryUrl) {
        super(registryUrl);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SouthboundFlow> out) {
        Checkpointed.decoded();
        out.collect((SouthboundFlow) decode(record));
    }

    /** Generic, but never written: from here to the sink everything is one chain. */
    @Override
    public TypeInformation<SouthboundFlow> getProducedType() {
        return new GenericTypeInfo<>(SouthboundFlow.class);
    }
}
