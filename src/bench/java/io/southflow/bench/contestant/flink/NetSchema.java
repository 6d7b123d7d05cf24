package io.southflow.bench.contestant.flink;

import io.southflow.schema.SouthboundFlow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes flows to rows. */
final class NetSchema extends Decoding<Net> {
    NetSchema(String registryUrl) {
        super(registryUrl);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Net> out) {
        SouthboundFlow flow = (SouthboundFlow) decode(record);
        Checkpointed.decoded();
        out.collect(new Net(flow.getSymbol(), flow.getBuyMilliHkd() - flow.getSellMilliHkd()));
    }

    @Override
    public TypeInformation<Net> getProducedType() {
        return TypeInformation.of(Net.class);
    }
}
