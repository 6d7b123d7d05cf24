package io.southflow.wire;

import static io.southflow.wire.UndecodableException.Reason.NOT_AVRO;
import static io.southflow.wire.UndecodableException.Reason.UNDECODABLE;
import static io.southflow.wire.UndecodableException.Reason.UNKNOWN_SCHEMA;
import static io.southflow.wire.UndecodableException.Reason.WRONG_SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.southflow.schema.Tick;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndecodableTest {
    private static final Schema TICK = Tick.getClassSchema();

    private final StubRegistry registry = new StubRegistry();
    private final AvroDeserializer deserializer = new AvroDeserializer();
    private final int id = registry.add("t-value", TICK.toString());
    private final byte[] good = RandomRecords.wire(id, new RandomRecords(new Random(1)).record(TICK));

    @BeforeEach
    void configure() {
        deserializer.configure(registry.settings(), false);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void textIsNotAvro() {
        assertReason("{\"symbol\":\"00700\"}".getBytes(), NOT_AVRO);
        assertReason(new byte[0], NOT_AVRO);
        assertReason(new byte[] {0, 0, 0, 1}, NOT_AVRO);
        assertThat(registry.requests).isEmpty();
    }

    @Test
    void anIdNobodyRegisteredIsAnUnknownSchema() {
        assertReason(payload(77), UNKNOWN_SCHEMA);
        assertReason(payload(-1), UNKNOWN_SCHEMA);
        assertThat(registry.requests).containsExactly("GET /schemas/ids/77");
    }

    @Test
    void recordsOfOthersAreAWrongSchema() {
        assertReason(payload(registry.add("t-value", "\"string\"")), WRONG_SCHEMA);
        assertReason(payload(registry.add("t-value", record("com.example", "Tick"))), WRONG_SCHEMA);
        assertReason(payload(registry.add("t-value", record("io.southflow.schema", "Tock"))), WRONG_SCHEMA);
        assertReason(payload(registry.add("t-value", record("io.southflow.wire", "AvroSerializer"))), WRONG_SCHEMA);
        assertReason(payload(registry.add("t-value", "message Tick {}")), WRONG_SCHEMA);
    }

    @Test
    void ourNameOverOtherFieldsIsAWrongSchema() {
        int wrong = registry.add("t-value", record("io.southflow.schema", "Tick"));

        assertThat(assertReason(payload(wrong), WRONG_SCHEMA))
                .hasMessageContaining("Tick cannot read it")
                .hasMessageContaining("symbol");
    }

    @Test
    void aBodyCutShortAtAnyByteIsUndecodable() {
        for (int length = AvroSerializer.HEADER_BYTES; length < good.length; length++) {
            assertReason(Arrays.copyOf(good, length), UNDECODABLE);
        }
    }

    @Test
    void bytesLeftOverAreUndecodable() {
        assertThat(assertReason(Arrays.copyOf(good, good.length + 1), UNDECODABLE))
                .hasMessageContaining("left over");
    }

    @Test
    void aLengthBeyondThePayloadIsUndecodable() {
        byte[] twoGigabytes = {0, 0, 0, 0, (byte) id, (byte) 0xde, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};

        assertReason(twoGigabytes, UNDECODABLE);
    }

    @Test
    void aSymbolUnknownToUsSpoilsOnlyTheRecordThatHoldsIt() {
        Schema newer = new Schema.Parser().parse(TICK.toString().replace("\"OVERSEAS\"", "\"OVERSEAS\",\"DARK_POOL\""));
        int newerId = registry.add("t-value", newer.toString());
        GenericRecord record = new RandomRecords(new Random(1)).record(newer);

        put(record, newer, "AUTOMATCH");
        assertThat(deserializer.deserialize("t", RandomRecords.wire(newerId, record)))
                .isInstanceOf(Tick.class);
        put(record, newer, "DARK_POOL");
        assertReason(RandomRecords.wire(newerId, record), UNDECODABLE);
    }

    @Test
    void aFieldTheWriterDidNotKnowHasItsDefault() {
        Schema older = without(TICK, "cancel");
        GenericRecord record = new RandomRecords(new Random(1)).record(older);

        Tick tick = (Tick)
                deserializer.deserialize("t", RandomRecords.wire(registry.add("t-value", older.toString()), record));

        assertThat(tick.getCancel()).isFalse();
        assertThat(tick.getVolume()).isEqualTo(record.get("volume"));
    }

    @Test
    void aSchemaOfAnotherLanguageReadsTheSame() {
        Schema plain = new Schema.Parser().parse(TICK.toString().replace(",\"avro.java.string\":\"String\"", ""));
        byte[] theirs = RandomRecords.wire(
                registry.add("t-value", plain.toString()), new RandomRecords(new Random(1)).record(plain));

        assertThat(deserializer.deserialize("t", theirs)).isEqualTo(deserializer.deserialize("t", good));
    }

    @Test
    void nestingWithoutEndIsUndecodable() {
        Schema nested = with(
                TICK,
                "{\"type\":\"record\",\"name\":\"Nest\",\"fields\":"
                        + "[{\"name\":\"next\",\"type\":[\"null\",\"Nest\"]}]}");
        byte[] deep = new byte[good.length + 3_000_000];
        Arrays.fill(deep, (byte) 2);
        System.arraycopy(good, 0, deep, 0, good.length);
        ByteBuffer.wrap(deep).putInt(1, registry.add("t-value", nested.toString()));

        assertReason(deep, UNDECODABLE);
    }

    @Test
    void anUnreachableRegistryIsNotThePayloadsFault() {
        registry.stop();

        assertThatThrownBy(() -> deserializer.deserialize("t", good)).isInstanceOf(RegistryUnavailableException.class);
        registry.start();
        assertThat(deserializer.deserialize("t", good)).isInstanceOf(Tick.class);
    }

    private UndecodableException assertReason(byte[] payload, UndecodableException.Reason reason) {
        UndecodableException refusal =
                catchThrowableOfType(UndecodableException.class, () -> deserializer.deserialize("t", payload));
        assertThat(refusal)
                .as("refusal of a payload of %d bytes", payload.length)
                .isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        return refusal;
    }

    private byte[] payload(int schemaId) {
        return ByteBuffer.wrap(good.clone()).putInt(1, schemaId).array();
    }

    private static void put(GenericRecord record, Schema schema, String type) {
        record.put("type", new GenericData.EnumSymbol(schema.getField("type").schema(), type));
    }

    private static String record(String namespace, String name) {
        return "{\"type\":\"record\",\"name\":\"" + name + "\",\"namespace\":\"" + namespace
                + "\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}";
    }

    private static Schema without(Schema schema, String field) {
        return Schema.createRecord(
                schema.getName(),
                null,
                schema.getNamespace(),
                false,
                schema.getFields().stream()
                        .filter(f -> !f.name().equals(field))
                        .map(f -> new Schema.Field(f, f.schema()))
                        .toList());
    }

    private static Schema with(Schema schema, String extra) {
        List<Schema.Field> fields = new ArrayList<>();
        schema.getFields().forEach(f -> fields.add(new Schema.Field(f, f.schema())));
        fields.add(new Schema.Field("extra", new Schema.Parser().parse(extra)));
        return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
    }
}
