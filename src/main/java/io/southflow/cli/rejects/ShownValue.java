package io.southflow.cli.rejects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.wire.RegistryClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A value to be looked at: as JSON if it can be decoded at all, also with a schema that is none of ours; else as hex.
 *
 * @param json null when it cannot be decoded
 * @param bytes of the value, null when it has none
 * @param why it cannot be decoded, or how else it was
 */
record ShownValue(JsonNode json, byte[] bytes, String why) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** A zero byte and the schema's id. */
    private static final int HEADER = 5;

    private static final int MOST_HEX_BYTES = 1024;

    /**
     * @param deserializer of the settings' choice
     * @param registry asked for the schemas that the deserializer does not take
     */
    static ShownValue of(String topic, byte[] value, Deserializer<Object> deserializer, RegistryClient registry) {
        if (value == null) {
            return new ShownValue(null, null, "no value");
        }
        String why;
        try {
            return new ShownValue(parsed(deserializer.deserialize(topic, value)), value, "");
        } catch (SerializationException | JsonProcessingException e) {
            why = String.valueOf(e.getMessage());
        }
        try {
            return new ShownValue(parsed(asWritten(value, registry)), value, why);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return new ShownValue(null, value, why);
        }
    }

    /** The first bytes in hex, and how many there are in all when that is not the whole. */
    String hex() {
        String hex = HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_HEX_BYTES)));
        return bytes.length <= MOST_HEX_BYTES ? hex : hex + "… (%,d bytes in all)".formatted(bytes.length);
    }

    /** With the writer's own schema, whatever it is. */
    private static Object asWritten(byte[] value, RegistryClient registry) throws IOException {
        if (value.length < HEADER || value[0] != 0) {
            throw new AvroRuntimeException("not Confluent's wire format");
        }
        Schema schema = registry.schema(ByteBuffer.wrap(value).getInt(1));
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
        Object datum = new GenericDatumReader<>(schema).read(null, decoder);
        if (!decoder.isEnd()) {
            throw new AvroRuntimeException("bytes are left over");
        }
        return datum;
    }

    /** Avro writes a record as JSON. */
    private static JsonNode parsed(Object datum) throws JsonProcessingException {
        return MAPPER.readTree(String.valueOf(datum));
    }
}
