package io.southflow.wire;

import io.southflow.wire.UndecodableException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.cache.Cache;
import org.apache.kafka.common.cache.LRUCache;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads Confluent's wire format into the generated class that the writer's schema names. Null stays null.
 *
 * <p>Threads may share an instance once it is configured: decoders and readers are per thread.
 *
 * <p>Throws {@link UndecodableException} for a payload that will never decode, and only for that;
 * {@link RegistryUnavailableException} when an unknown writer's schema cannot be fetched now.
 */
public final class AvroDeserializer implements Deserializer<SpecificRecord> {
    private static final int MAX_READERS_PER_THREAD = 1_000;

    private final ThreadLocal<Decoding> decodings = ThreadLocal.withInitial(Decoding::new);
    private RegistryClient registry;

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        registry = new RegistryClient(settings);
    }

    @Override
    public SpecificRecord deserialize(String topic, byte[] payload) {
        if (payload == null) {
            return null;
        }
        if (payload.length < AvroSerializer.HEADER_BYTES || payload[0] != 0) {
            throw new UndecodableException(
                    Reason.NOT_AVRO, "not Confluent's wire format: it begins with a zero byte and a 4-byte schema id");
        }
        return decodings.get().decode(payload, ByteBuffer.wrap(payload).getInt(1));
    }

    /**
     * Whether the schema of an id has the same fields in the same order as one of our records, so that its bodies can
     * be read field by field.
     *
     * @throws RegistryUnavailableException when the schema cannot be fetched now
     */
    boolean isWrittenAs(int id, Class<? extends SpecificRecord> type) {
        try {
            return decodings.get().reader(id).isSame(type);
        } catch (UndecodableException e) {
            return false;
        }
    }

    @Override
    public void close() {
        decodings.remove();
    }

    private RecordReader resolve(int id) {
        if (registry == null) {
            throw new IllegalStateException("AvroDeserializer is used before configure");
        }
        try {
            return RecordReader.of(registry.schema(id));
        } catch (UnknownSchemaException e) {
            throw new UndecodableException(Reason.UNKNOWN_SCHEMA, e.getMessage(), e);
        } catch (AvroRuntimeException e) {
            throw new UndecodableException(
                    Reason.WRONG_SCHEMA, "schema id " + id + " is not usable: " + e.getMessage(), e);
        }
    }

    /** What belongs to one thread. */
    private final class Decoding {
        private final Cache<Integer, RecordReader> readers = new LRUCache<>(MAX_READERS_PER_THREAD);
        private BinaryDecoder decoder;
        private RecordReader last;
        private int lastId = -1;

        SpecificRecord decode(byte[] payload, int id) {
            RecordReader reader = reader(id);
            int length = payload.length - AvroSerializer.HEADER_BYTES;
            decoder = DecoderFactory.get().binaryDecoder(payload, AvroSerializer.HEADER_BYTES, length, decoder);
            try {
                SpecificRecord value = reader.read(decoder);
                if (!decoder.isEnd()) {
                    throw new AvroRuntimeException("bytes are left over");
                }
                return value;
            } catch (IOException | RuntimeException | StackOverflowError e) {
                decoder = null;
                throw new UndecodableException(
                        Reason.UNDECODABLE, "the body is no " + reader.name() + " of schema id " + id + ": " + e, e);
            }
        }

        private RecordReader reader(int id) {
            if (last == null || lastId != id) {
                RecordReader reader = readers.get(id);
                if (reader == null) {
                    reader = resolve(id);
                    readers.put(id, reader);
                }
                last = reader;
                lastId = id;
            }
            return last;
        }
    }
}
