package io.southflow.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Records in which every field has a value of its own, so that swapped or lost fields show. */
final class SampleRecords {
    /** The largest of the schemas' ranges, and below 2^53, where JavaScript's numbers end. */
    private static final long LARGEST = 1_000_000_000_000_000L;

    private long counter;
    private long unions;

    /** A different value at every call; lists have two elements, unions take their branches in turn. */
    Object next(Schema schema) {
        counter++;
        return switch (schema.getType()) {
            case RECORD -> {
                GenericRecord record = new GenericData.Record(schema);
                schema.getFields().forEach(field -> record.put(field.pos(), next(field.schema())));
                yield record;
            }
            case ARRAY ->
                IntStream.range(0, 2)
                        .mapToObj(i -> next(schema.getElementType()))
                        .toList();
            case UNION ->
                next(schema.getTypes().get((int) (unions++ % schema.getTypes().size())));
            case NULL -> null;
            case ENUM ->
                new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get((int)
                        (counter % schema.getEnumSymbols().size())));
            case STRING -> "中文 №" + counter;
            case LONG -> LARGEST - counter;
            case INT -> (int) (20_000 + counter);
            case DOUBLE -> counter + 0.125;
            case BOOLEAN -> counter % 2 == 0;
            case BYTES -> ByteBuffer.wrap(new byte[] {(byte) counter, -1, 0});
            default -> throw new IllegalArgumentException("no sample of " + schema.getType());
        };
    }

    /** The same record as its generated class, by way of Avro's bytes. */
    static SpecificRecord asGenerated(GenericRecord record) {
        return (SpecificRecord) convert(GenericData.get(), record, SpecificData.getForSchema(record.getSchema()));
    }

    /** A generated record with the plain values that its bytes have. */
    static GenericRecord asGeneric(SpecificRecord record) {
        return (GenericRecord) convert(SpecificData.getForClass(record.getClass()), record, GenericData.get());
    }

    @SuppressWarnings("unchecked") // Avro hands out raw readers and writers.
    private static Object convert(GenericData from, IndexedRecord record, GenericData to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            from.createDatumWriter(record.getSchema()).write(record, encoder);
            return to.createDatumReader(record.getSchema())
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a JavaScript program sees: plain numbers and names. A union of text and enumeration is wrapped, for both
     * are strings there; no other is.
     */
    static JsonNode asJson(Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value == null) {
            return json.nullNode();
        }
        if (value instanceof GenericRecord record) {
            ObjectNode object = json.objectNode();
            for (Schema.Field field : record.getSchema().getFields()) {
                JsonNode plain = asJson(record.get(field.pos()));
                object.set(
                        field.name(),
                        isOfStrings(field.schema())
                                ? json.objectNode().set(branch(field.schema(), record.get(field.pos())), plain)
                                : plain);
            }
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = json.arrayNode();
            list.forEach(element -> array.add(asJson(element)));
            return array;
        }
        if (value instanceof GenericEnumSymbol<?> || value instanceof String) {
            return json.textNode(value.toString());
        }
        if (value instanceof ByteBuffer bytes) {
            // As Node prints a Buffer.
            ArrayNode data = json.arrayNode();
            for (byte each : bytes.array()) {
                data.add(each & 0xFF);
            }
            return json.objectNode().put("type", "Buffer").set("data", data);
        }
        if (value instanceof Long number) {
            return json.numberNode(number);
        }
        if (value instanceof Integer number) {
            return json.numberNode(number);
        }
        if (value instanceof Double number) {
            return json.numberNode(number);
        }
        return json.booleanNode((Boolean) value);
    }

    private static boolean isOfStrings(Schema schema) {
        return schema.isUnion()
                && schema.getTypes().stream()
                                .filter(each ->
                                        each.getType() == Schema.Type.STRING || each.getType() == Schema.Type.ENUM)
                                .count()
                        > 1;
    }

    private static String branch(Schema union, Object value) {
        return union.getTypes()
                .get(GenericData.get().resolveUnion(union, value))
                .getFullName();
    }
}
