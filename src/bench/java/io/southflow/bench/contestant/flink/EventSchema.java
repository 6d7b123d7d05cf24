package io.southflow.bench.contestant.flink;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes events of every topic. */
final class EventSchema extends Decoding<SpecificRecord> {
    EventSchema(String registryUrl) {
        super(registryUrl);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SpecificRecord> out) {
        out.collect(decode(record));
    }

    /** Generic, but never written: from here to the sink everything is one chain. */
    @Override
    public TypeInformation<SpecificRecord> getProducedType() {
        return new GenericTypeInfo<>(SpecificRecord.class);
    }
}
