package io.southflow.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Random values of a schema, within what the schema alone allows. */
final class RandomRecords {
    private static final List<String> TEXTS = List.of("", "00700", "HSTECH", "騰訊控股", "a\u0000b", "x".repeat(300));
    private static final long EPOCH_MILLIS_SPAN = 4_102_444_800_000L;

    private final Random random;

    RandomRecords(Random random) {
        this.random = random;
    }

    static Collection<Schema> schemas() {
        List<Schema> schemas = new ArrayList<>();
        Topics topics = new Topics("");
        topics.inputs().forEach(topic -> schemas.add(schema(topic)));
        topics.outputs().forEach(topic -> schemas.add(schema(topic)));
        return List.copyOf(new LinkedHashSet<>(schemas));
    }

    static Schema schema(Topic<? extends SpecificRecord> topic) {
        return SpecificData.get().getSchema(topic.type());
    }

    GenericRecord record(Schema schema) {
        GenericData.Record record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        return record;
    }

    private Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols()
                                .get(random.nextInt(schema.getEnumSymbols().size())));
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                for (int left = random.nextInt(5); left > 0; left--) {
                    items.add(value(schema.getElementType()));
                }
                yield items;
            }
            case UNION ->
                value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
            case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
            case LONG ->
                schema.getLogicalType() == null
                        ? (Object) (random.nextLong() >> random.nextInt(64))
                        : (Object) (random.nextLong(2 * EPOCH_MILLIS_SPAN) - EPOCH_MILLIS_SPAN);
            case INT -> schema.getLogicalType() == null ? random.nextInt() : random.nextInt(80_000) - 40_000;
            case DOUBLE -> random.nextGaussian() * 1e6;
            case BOOLEAN -> random.nextBoolean();
            case BYTES -> {
                byte[] bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
                yield ByteBuffer.wrap(bytes);
            }
            case NULL -> null;
            default -> throw new IllegalArgumentException(schema.toString());
        };
    }

    /** The wire format by Avro's generic writer: nothing of ours is in it. */
    static byte[] wire(int id, GenericRecord record) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new DataOutputStream(out).writeByte(0);
            new DataOutputStream(out).writeInt(id);
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
