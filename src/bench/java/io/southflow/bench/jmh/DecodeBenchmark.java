package io.southflow.bench.jmh;

import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.SouthboundFlow;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.FieldReader;
import io.southflow.wire.FlowFields;
import io.southflow.wire.StubRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A flow from its bytes: into the generated class, and field by field. */
@State(Scope.Thread)
public class DecodeBenchmark {
    private static final String TOPIC = "southbound.flows";

    private final StubRegistry registry = new StubRegistry();
    private final AvroDeserializer deserializer = new AvroDeserializer();
    private final FieldReader<SouthboundFlow> reader = new FieldReader<>(deserializer, SouthboundFlow.class);
    private final FlowFields fields = new FlowFields();
    private final byte[] key = "00700".getBytes(StandardCharsets.UTF_8);
    private byte[] payload;

    @Setup
    public void write() {
        deserializer.configure(registry.settings(), false);
        try (AvroSerializer serializer = new AvroSerializer()) {
            serializer.configure(registry.settings(), false);
            payload = serializer.serialize(
                    TOPIC,
                    new SouthboundFlow(
                            "00700",
                            Channel.SH,
                            Instant.parse("2025-02-18T02:00:00Z"),
                            1_234_567_000L,
                            234_567_000L,
                            FlowPeriod.INCREMENT,
                            Basis.SIMULATED,
                            "bench",
                            123_456L));
        }
    }

    @TearDown
    public void stop() {
        deserializer.close();
        registry.close();
    }

    @Benchmark
    public Object intoARecord() {
        return deserializer.deserialize(TOPIC, payload);
    }

    @Benchmark
    public long fieldByField() {
        return reader.read(payload, key, fields) ? fields.buyMilliHkd() : -1;
    }
}
