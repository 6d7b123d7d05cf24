package io.southflow.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.cache.Cache;
import org.apache.kafka.common.cache.LRUCache;
import org.apache.kafka.common.cache.SynchronizedCache;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes generated records in Confluent's wire format: a zero byte, the schema's id in 4 bytes big-endian, Avro binary.
 * The subject is {@code <topic>-value}, or {@code <topic>-key} for keys. Null stays null.
 *
 * <p>Threads may share an instance once it is configured: buffers are per thread.
 *
 * <p>Throws what {@link RegistryClient} throws at the first use of a schema on a topic, and
 * {@code SerializationException} for a record that does not fit its schema.
 */
public final class AvroSerializer implements Serializer<SpecificRecord> {
    static {
        GeneratedClasses.trust();
    }

    static final int HEADER_BYTES = 5;
    private static final int MAX_TARGETS = 1_000;

    private final Cache<TopicSchema, Target> targets = new SynchronizedCache<>(new LRUCache<>(MAX_TARGETS));
    private final ThreadLocal<Encoding> encodings = ThreadLocal.withInitial(Encoding::new);
    private SchemaIds ids;
    private String suffix = "-value";

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        ids = new SchemaIds(new RegistryClient(settings), new RegistryConfig(settings));
        suffix = isKey ? "-key" : "-value";
    }

    @Override
    public byte[] serialize(String topic, SpecificRecord value) {
        if (value == null) {
            return null;
        }
        Encoding encoding = encodings.get();
        Target target = encoding.target(topic, value);
        try {
            return encoding.encode(target, value);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    value.getSchema().getName() + " for topic " + topic + " does not fit its schema: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        encodings.remove();
    }

    /** What stands before the body of a record of a schema on a topic: the zero byte and the id. */
    byte[] header(String topic, Schema schema) {
        if (ids == null) {
            throw new IllegalStateException("AvroSerializer is used before configure");
        }
        return ByteBuffer.allocate(HEADER_BYTES)
                .put((byte) 0)
                .putInt(ids.idFor(topic + suffix, schema))
                .array();
    }

    private Target resolve(String topic, SpecificRecord value) {
        Schema schema = value.getSchema();
        TopicSchema key = new TopicSchema(topic, schema);
        Target target = targets.get(key);
        if (target == null) {
            SpecificData model = SpecificData.getForClass(value.getClass());
            target = new Target(topic, schema, header(topic, schema), new SpecificDatumWriter<>(schema, model));
            targets.put(key, target);
        }
        return target;
    }

    private record TopicSchema(String topic, Schema schema) {}

    /** Where records of one schema on one topic go. A datum writer keeps no state, so threads share it. */
    private record Target(String topic, Schema schema, byte[] header, DatumWriter<SpecificRecord> writer) {}

    /** What belongs to one thread. */
    private final class Encoding {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        private Target last;

        Target target(String topic, SpecificRecord value) {
            if (last == null || last.schema != value.getSchema() || !last.topic.equals(topic)) {
                last = resolve(topic, value);
            }
            return last;
        }

        byte[] encode(Target target, SpecificRecord value) throws IOException {
            // Whatever broke off the last record, its first half goes down the drain.
            encoder.flush();
            out.reset();
            out.write(target.header, 0, HEADER_BYTES);
            target.writer.write(value, encoder);
            encoder.flush();
            return out.toByteArray();
        }
    }
}
