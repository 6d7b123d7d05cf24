package io.southflow.wire;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The fast way from bytes to fields: no objects, no strings, for bodies whose writer had the very fields that we have.
 * It takes only what is plainly right. All else goes the general way, through the deserializer, which knows other
 * versions of the schema and says what is wrong.
 *
 * <p>Why it is worth a second way: decoding into generated classes was a third of the cost of a record (see
 * docs/performance.md). For one thread and one topic.
 */
public final class FieldReader<R extends SpecificRecord> {
    private static final int NONE = -1;

    private final AvroDeserializer deserializer;
    private final Class<R> type;
    private final FieldCursor cursor = new FieldCursor();
    /** Ids asked about last: of a writer with our fields, and of one with others. */
    private int ours = NONE;

    private int others = NONE;

    /** @param deserializer the one in use: of another's class, nothing is known and nothing read */
    public FieldReader(Deserializer<?> deserializer, Class<R> type) {
        this.deserializer = deserializer instanceof AvroDeserializer known ? known : null;
        this.type = type;
    }

    /**
     * Reads a payload in Confluent's wire format.
     *
     * @param key bytes that the symbol must equal
     * @return false when the payload must go the general way; the fields are then anything
     */
    public boolean read(byte[] payload, byte[] key, EventFields<R> fields) {
        if (payload.length < AvroSerializer.HEADER_BYTES || payload[0] != 0 || !isOurs(id(payload))) {
            return false;
        }
        cursor.open(payload, AvroSerializer.HEADER_BYTES);
        return fields.read(cursor, key);
    }

    private static int id(byte[] payload) {
        return payload[1] << 24 | (payload[2] & 0xFF) << 16 | (payload[3] & 0xFF) << 8 | payload[4] & 0xFF;
    }

    private boolean isOurs(int id) {
        if (id == ours) {
            return id != NONE;
        }
        if (id == others || deserializer == null) {
            return false;
        }
        boolean same = deserializer.isWrittenAs(id, type);
        if (same) {
            ours = id;
        } else {
            others = id;
        }
        return same;
    }
}
