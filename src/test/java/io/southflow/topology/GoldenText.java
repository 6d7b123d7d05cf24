package io.southflow.topology;

import io.southflow.wire.StubRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.header.Headers;

/**
 * Values and headers of output records as text that depends on no generated class: read with the schema they were
 * written with, told in the fields, and in the order, of the schema that the golden files have for the same record. So
 * what came later is left out, and an enum reads like a string.
 */
final class GoldenText {
    private static final int HEADER_BYTES = 5;

    private final StubRegistry registry;
    /** By full name; a record that has none here is told as it was written. */
    private final Map<String, Schema> shapes = new HashMap<>();
    /** Names; null for all. */
    private Set<String> headers;

    private Set<String> gauges;

    GoldenText(StubRegistry registry) {
        this.registry = registry;
    }

    /**
     * Makes the registry know the schemas of a golden file under the ids that they had, and values be told in their
     * fields; and headers and gauges be told only if they have a name that occurs there. The registry must be empty.
     */
    void register(List<String> schemas, List<String> golden) {
        for (String line : schemas) {
            String[] fields = GoldenFile.fields(line);
            int id = registry.add(fields[2], fields[3]);
            if (id != Integer.parseInt(fields[1])) {
                throw new IllegalStateException("the schema of " + fields[2] + " has the id " + id);
            }
            Schema schema = new Schema.Parser().parse(fields[3]);
            shapes.put(schema.getFullName(), schema);
        }
        headers = golden.stream()
                .filter(line -> GoldenFile.is(GoldenFile.OUT, line))
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .flatMap(told -> Stream.of(told.split(";")))
                .map(header -> header.replaceFirst("=.*", ""))
                .collect(Collectors.toSet());
        gauges = golden.stream()
                .filter(line -> GoldenFile.is(GoldenFile.GAUGE, line))
                .map(line -> GoldenFile.fields(line)[2])
                .collect(Collectors.toSet());
    }

    String of(Headers told) {
        return StreamSupport.stream(told.spliterator(), false)
                .filter(each -> headers == null || headers.contains(each.key()))
                .map(each -> each.key() + "=" + new String(each.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(";"));
    }

    /** What was sent, a line each, but for what is not kept. */
    List<String> lines(List<GoldenSent> sent) {
        return sent.stream()
                .filter(GoldenSent::isKept)
                .map(each -> each.line(this))
                .toList();
    }

    /** What is shown; every active alert, whatever its name. */
    List<String> gauges(List<String> lines) {
        return lines.stream()
                .filter(line -> gauges == null
                        || line.startsWith(GoldenFile.line(GoldenFile.GAUGE, GoldenGauges.ACTIVE, ""))
                        || gauges.contains(GoldenFile.fields(line)[2]))
                .toList();
    }

    /** A payload in Confluent's wire format. */
    String of(byte[] payload) {
        Schema writer =
                new Schema.Parser().parse(registry.text(ByteBuffer.wrap(payload).getInt(1)));
        try {
            GenericRecord value = new GenericDatumReader<GenericRecord>(writer)
                    .read(
                            null,
                            DecoderFactory.get()
                                    .binaryDecoder(payload, HEADER_BYTES, payload.length - HEADER_BYTES, null));
            return text(value, shapes.getOrDefault(writer.getFullName(), writer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object value, Schema shape) {
        if (value == null) {
            return "null";
        }
        return switch (shape.getType()) {
            case UNION ->
                text(
                        value,
                        shape.getTypes().stream()
                                .filter(each -> each.getType() != Schema.Type.NULL)
                                .findFirst()
                                .orElseThrow());
            case RECORD ->
                shape.getFields().stream()
                        .map(field ->
                                field.name() + ":" + text(((GenericRecord) value).get(field.name()), field.schema()))
                        .collect(Collectors.joining(",", "{", "}"));
            case ARRAY ->
                ((Collection<?>) value)
                        .stream()
                                .map(each -> text(each, shape.getElementType()))
                                .collect(Collectors.joining(",", "[", "]"));
            case STRING, ENUM -> "'" + value + "'";
            default -> value.toString();
        };
    }
}
