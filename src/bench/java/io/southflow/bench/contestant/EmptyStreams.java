package io.southflow.bench.contestant;

import io.southflow.cli.settings.KafkaSettings;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.EventTimestamp;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/** Reads, decodes, does nothing: no state and no output. */
final class EmptyStreams {
    private EmptyStreams() {}

    static Runner start(Job job) {
        AvroDeserializer values = new AvroDeserializer();
        values.configure(new KafkaSettings(job.settings()).serde(), false);
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                "flows",
                new EventTimestamp(),
                new ByteArrayDeserializer(),
                values,
                job.topics().flows().name());
        topology.addProcessor("nothing", Nothing::new, "flows");
        return new StreamsRunner(topology, job);
    }

    private static final class Nothing implements Processor<byte[], SpecificRecord, Void, Void> {
        @Override
        public void process(Record<byte[], SpecificRecord> record) {}
    }
}
