package io.southflow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.Side;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireFormatTest {
    private static final long SEED = 20250218;

    private final StubRegistry registry = new StubRegistry();
    private final AvroSerializer serializer = new AvroSerializer();
    private final AvroDeserializer deserializer = new AvroDeserializer();

    @BeforeEach
    void configure() {
        serializer.configure(registry.settings(), false);
        deserializer.configure(registry.settings(), false);
    }

    @AfterEach
    void close() {
        serializer.close();
        deserializer.close();
        registry.close();
    }

    @Test
    void aFlowLooksLikeThisOnTheWire() {
        registry.add("something.else-value", "\"string\"");
        byte[] payload = serializer.serialize("southbound.flows", flow());

        assertThat(HexFormat.ofDelimiter(" ").formatHex(payload))
                .isEqualTo(
                        "00 00 00 00 02" // zero byte, schema id
                                + " 0a 30 30 37 30 30" // "00700"
                                + " 02" // SZ
                                + " d0 8c e9 ea a2 65" // 2025-02-18T01:30:00.360Z: 1739842200360
                                + " d0 0f 01" // 1000, -1
                                + " 00 00" // INCREMENT, REPORTED
                                + " 02 74" // "t"
                                + " 0e"); // 7
    }

    @Test
    void everySchemaSurvivesTheRoundTrip() {
        RandomRecords records = new RandomRecords(new Random(SEED));
        for (Schema schema : RandomRecords.schemas()) {
            for (int i = 0; i < 300; i++) {
                int id = registry.add(schema.getName() + "-value", schema.toString());
                byte[] theirs = RandomRecords.wire(id, records.record(schema));

                SpecificRecord value = deserializer.deserialize(schema.getName(), theirs);

                assertThat(value.getClass().getName()).isEqualTo(schema.getFullName());
                assertThat(serializer.serialize(schema.getName(), value))
                        .as("record %d of %s, seed %d", i, schema.getName(), SEED)
                        .isEqualTo(theirs);
            }
        }
    }

    @Test
    void whatIsRegisteredIsWholeAndDocumented() {
        serializer.serialize("southbound.flows", flow());

        Schema registered = new Schema.Parser().parse(registry.text(1));
        assertThat(registered).isEqualTo(SouthboundFlow.getClassSchema());
        assertThat(registered.getField("channel").schema().getDoc()).contains("Stock Connect");
        assertThat(registered.getField("buyMilliHkd").doc()).contains("thousandths");
    }

    @Test
    void theSubjectIsNamedAfterTheTopic() {
        serializer.serialize("market.ticks", tick("00700"));
        AvroSerializer keys = new AvroSerializer();
        keys.configure(registry.settings(), true);
        keys.serialize("market.ticks", tick("00700"));

        assertThat(registry.requests)
                .containsExactly(
                        "POST /subjects/market.ticks-value/versions", "POST /subjects/market.ticks-key/versions");
    }

    @Test
    void aSchemaIsRegisteredAndReadOnce() {
        for (int i = 0; i < 100; i++) {
            SpecificRecord tick = tick("00" + (100 + i));
            assertThat(deserializer.deserialize("t", serializer.serialize("t", tick)))
                    .isEqualTo(tick);
        }

        assertThat(registry.requests).containsExactly("POST /subjects/t-value/versions", "GET /schemas/ids/1");
    }

    @Test
    void nullStaysNull() {
        assertThat(serializer.serialize("t", null)).isNull();
        assertThat(deserializer.deserialize("t", (byte[]) null)).isNull();
        assertThat(registry.requests).isEmpty();
    }

    @Test
    void aRecordThatDoesNotFitLeavesNoTraceInTheNext() {
        byte[] before = serializer.serialize("t", tick("00700"));

        assertThatThrownBy(() -> serializer.serialize("t", withoutSource()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Tick for topic t does not fit its schema");
        assertThat(serializer.serialize("t", tick("00700"))).isEqualTo(before);
    }

    @Test
    void settingsOfConfluentsClassesAreNoObstacle() {
        Map<String, Object> settings = new HashMap<>(registry.settings());
        settings.put("specific.avro.reader", "true");
        settings.put("avro.use.logical.type.converters", "true");
        settings.put("key.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicNameStrategy");
        AvroSerializer configured = new AvroSerializer();
        configured.configure(settings, false);

        assertThat(configured.serialize("t", flow())).startsWith(0, 0, 0, 0, 1);
    }

    static SouthboundFlow flow() {
        return new SouthboundFlow(
                "00700",
                Channel.SZ,
                Instant.parse("2025-02-18T01:30:00.360Z"),
                1000L,
                -1L,
                FlowPeriod.INCREMENT,
                Basis.REPORTED,
                "t",
                7L);
    }

    private static Tick withoutSource() {
        Tick tick = tick("00700");
        tick.put(Tick.getClassSchema().getField("source").pos(), null);
        return tick;
    }

    static Tick tick(String symbol) {
        return new Tick(
                symbol,
                Instant.parse("2025-02-18T01:30:00Z"),
                513_000L,
                100L,
                Side.BUY,
                TradeType.AUTOMATCH,
                false,
                Basis.SIMULATED,
                "tape",
                1L);
    }
}
