package io.southflow.bench.contestant.dsl;

import io.southflow.bench.contestant.Hop;
import io.southflow.bench.contestant.Job;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.schema.SouthboundFlow;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.EventTimestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.Stores;

/** The same in the DSL of Kafka Streams, as its users write it: a hopping sum for each window. */
public final class HoppingSums {
    private HoppingSums() {}

    public static Topology of(Job job) {
        Serde<SpecificRecord> avro = avro(new KafkaSettings(job.settings()).serde());
        StreamsBuilder builder = new StreamsBuilder();
        KGroupedStream<String, Long> nets = builder.stream(
                        job.topics().flows().name(),
                        Consumed.with(Serdes.String(), avro)
                                .withTimestampExtractor(new EventTimestamp())
                                .withOffsetResetPolicy(AutoOffsetReset.earliest()))
                .mapValues(flow -> net((SouthboundFlow) flow))
                .groupByKey(Grouped.with(Serdes.String(), Serdes.Long()));
        for (Hop hop : Hop.values()) {
            sum(nets, hop, job.topics().netInflows().name(), avro);
        }
        return builder.build();
    }

    private static void sum(KGroupedStream<String, Long> nets, Hop hop, String topic, Serde<SpecificRecord> avro) {
        Duration size = Duration.ofMinutes(hop.minutes());
        nets.windowedBy(TimeWindows.ofSizeWithNoGrace(size).advanceBy(Duration.ofMinutes(1)))
                .reduce(
                        Long::sum,
                        Materialized.<String, Long>as(
                                        Stores.inMemoryWindowStore("sum-" + hop.label(), size, size, false))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.Long()))
                .suppress(Suppressed.untilWindowCloses(Suppressed.BufferConfig.unbounded())
                        .withName("final-" + hop.label()))
                .toStream()
                .map((window, net) -> new KeyValue<String, SpecificRecord>(
                        window.key(), Hop.result(window.key(), window.window().endTime(), List.of(hop.window(net)))))
                .to(topic, Produced.with(Serdes.String(), avro));
    }

    private static long net(SouthboundFlow flow) {
        return flow.getBuyMilliHkd() - flow.getSellMilliHkd();
    }

    private static Serde<SpecificRecord> avro(Map<String, Object> config) {
        Serde<SpecificRecord> serde = Serdes.serdeFrom(new AvroSerializer(), new AvroDeserializer());
        serde.configure(config, false);
        return serde;
    }
}
