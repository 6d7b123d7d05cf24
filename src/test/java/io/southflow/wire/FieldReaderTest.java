package io.southflow.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fast way takes what the general way takes, or leaves it to it. */
class FieldReaderTest {
    private static final long SEED = 20250218;

    private final StubRegistry registry = new StubRegistry();
    private final AvroDeserializer deserializer = new AvroDeserializer();

    private final RandomRecords random = new RandomRecords(new Random(SEED));

    @BeforeEach
    void configure() {
        deserializer.configure(registry.settings(), false);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private byte[] wire(GenericRecord event) {
        String subject = event.getSchema().getName() + "-value";
        return RandomRecords.wire(registry.add(subject, event.getSchema().toString()), event);
    }

    private static byte[] key(GenericRecord event) {
        return event.get("symbol").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(FlowFields flow) {
        return new String(flow.symbol(), StandardCharsets.UTF_8) + " " + flow.channel() + " " + flow.eventMillis() + " "
                + flow.buyMilliHkd() + " " + flow.sellMilliHkd() + " " + flow.period() + " " + flow.basis() + " "
                + flow.source() + " " + flow.sequence();
    }

    private static String text(TickFields tick) {
        return new String(tick.symbol(), StandardCharsets.UTF_8) + " " + tick.eventMillis() + " " + tick.priceMilli()
                + " " + tick.volume() + " " + tick.tradeType() + " " + tick.isCancel() + " " + tick.basis() + " "
                + tick.source() + " " + tick.sequence();
    }

    @Test
    void readsWhatTheGeneralWayReads() {
        FieldReader<SouthboundFlow> flows = new FieldReader<>(deserializer, SouthboundFlow.class);
        FieldReader<Tick> ticks = new FieldReader<>(deserializer, Tick.class);
        FlowFields flow = new FlowFields();
        TickFields tick = new TickFields();
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            GenericRecord flowRecord = random.record(SouthboundFlow.getClassSchema());
            byte[] payload = wire(flowRecord);
            if (flows.read(payload, key(flowRecord), flow)) {
                FlowFields expected = new FlowFields();
                expected.set((SouthboundFlow) deserializer.deserialize("", payload));
                assertThat(text(flow)).as("seed %d, %d", SEED, i).isEqualTo(text(expected));
                read++;
            }
            GenericRecord tickRecord = random.record(Tick.getClassSchema());
            payload = wire(tickRecord);
            if (ticks.read(payload, key(tickRecord), tick)) {
                TickFields expected = new TickFields();
                expected.set((Tick) deserializer.deserialize("", payload));
                assertThat(text(tick)).as("seed %d, %d", SEED, i).isEqualTo(text(expected));
                read++;
            }
        }
        System.out.println("FieldReaderTest seed " + SEED + ": " + read + " of 10000 read the fast way");
        assertThat(read).isGreaterThan(3_000);
    }

    /** Cut short, grown, or with a byte changed: whatever the fast way takes, the general way reads alike. */
    @Test
    void takesNoDamageThatTheGeneralWayRefuses() {
        SplittableRandom damage = new SplittableRandom(SEED);
        FieldReader<Tick> ticks = new FieldReader<>(deserializer, Tick.class);
        TickFields tick = new TickFields();
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            GenericRecord record = random.record(Tick.getClassSchema());
            byte[] payload = damaged(wire(record), damage);
            if (ticks.read(payload, key(record), tick)) {
                TickFields expected = new TickFields();
                expected.set((Tick) deserializer.deserialize("", payload));
                assertThat(text(tick)).as("seed %d, %d", SEED, i).isEqualTo(text(expected));
                taken++;
            }
        }
        System.out.println("FieldReaderTest seed " + SEED + ": " + taken + " of 20000 damaged ones taken");
        assertThat(taken).isBetween(100, 15_000);
    }

    private static byte[] damaged(byte[] payload, SplittableRandom damage) {
        int at = damage.nextInt(AvroSerializer.HEADER_BYTES, payload.length);
        return switch (damage.nextInt(3)) {
            case 0 -> Arrays.copyOf(payload, at);
            case 1 -> Arrays.copyOf(payload, payload.length + damage.nextInt(1, 4));
            default -> {
                payload[at] = (byte) damage.nextInt(256);
                yield payload;
            }
        };
    }

    private GenericRecord plain() {
        GenericRecord record = random.record(Tick.getClassSchema());
        record.put("symbol", "00700");
        record.put("source", "test");
        return record;
    }

    @Test
    void leavesAnotherKeyAnotherSchemaAndAnotherIdToTheGeneralWay() {
        GenericRecord record = plain();
        byte[] payload = wire(record);
        TickFields tick = new TickFields();
        FieldReader<Tick> ticks = new FieldReader<>(deserializer, Tick.class);
        assertThat(ticks.read(payload, "nobody".getBytes(StandardCharsets.UTF_8), tick))
                .isFalse();
        assertThat(new FieldReader<>(deserializer, SouthboundFlow.class).read(payload, key(record), new FlowFields()))
                .isFalse();
        byte[] unknown = payload.clone();
        ByteBuffer.wrap(unknown).putInt(1, -1);
        assertThat(ticks.read(unknown, key(record), tick)).isFalse();
        ByteBuffer.wrap(unknown).putInt(1, 4711);
        assertThat(ticks.read(unknown, key(record), tick)).isFalse();
        assertThat(ticks.read(new byte[3], key(record), tick)).isFalse();
        assertThat(new FieldReader<>((topic, bytes) -> null, Tick.class).read(payload, key(record), tick))
                .isFalse();
    }

    /** A writer that has our fields in another order is read by name, and that only the general way can. */
    @Test
    void leavesAWriterWithFieldsInAnotherOrderToTheGeneralWay() {
        String reordered = Tick.getClassSchema().toString().replace("\"priceMilli\"", "\"swap\"");
        reordered = reordered.replace("\"volume\"", "\"priceMilli\"").replace("\"swap\"", "\"volume\"");
        int id = registry.add(
                "reordered-value", new Schema.Parser().parse(reordered).toString());
        GenericRecord record = plain();
        byte[] payload = wire(record);
        ByteBuffer.wrap(payload).putInt(1, id);
        assertThat(new FieldReader<>(deserializer, Tick.class).read(payload, key(record), new TickFields()))
                .isFalse();
        assertThat(((Tick) deserializer.deserialize("", payload)).getPriceMilli())
                .isEqualTo(record.get("volume"));
    }
}
