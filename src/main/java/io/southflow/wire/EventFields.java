package io.southflow.wire;

import io.southflow.analytics.unit.Basis;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;

/**
 * The fields of one event, to be read again and again into the same object: the path of a record makes none. Ranges are
 * not checked here. Units as in the schemas.
 *
 * @param <R> the record that has these fields
 */
public abstract class EventFields<R extends SpecificRecord> {
    /** Longer ones are left to the general way, whose record is refused. */
    private static final int LONGEST_SOURCE_BYTES = 64;

    private final SourceNames names = new SourceNames();

    byte[] symbol;
    long eventMillis;
    Basis basis;
    String source;
    long sequence;

    EventFields() {}

    /** Takes the fields of a record. */
    public abstract void set(R event);

    /**
     * Reads an Avro body that was written with our schema.
     *
     * @return false when it is not such a body or its symbol is not the key: the general way says what is wrong
     */
    abstract boolean read(FieldCursor body, byte[] key);

    /** Reads the symbol if it is the key. */
    final boolean readSymbol(FieldCursor body, byte[] key) {
        int length = body.readTextLength();
        boolean isKey = length > 0 && Arrays.equals(body.bytes(), body.at(), body.at() + length, key, 0, key.length);
        body.skip(length);
        symbol = key;
        return isKey;
    }

    final void setSymbol(String text) {
        symbol = text.getBytes(StandardCharsets.UTF_8);
    }

    final boolean readSource(FieldCursor body) {
        int length = body.readTextLength();
        if (length > LONGEST_SOURCE_BYTES) {
            return false;
        }
        source = names.of(body.bytes(), body.at(), length);
        body.skip(length);
        return true;
    }

    /** The symbol in UTF-8; after the fast way the very array of the record's key. */
    public final byte[] symbol() {
        return symbol;
    }

    /** Milliseconds since the epoch, UTC. */
    public final long eventMillis() {
        return eventMillis;
    }

    public final Basis basis() {
        return basis;
    }

    /** Identity of the feed. */
    public final String source() {
        return source;
    }

    public final long sequence() {
        return sequence;
    }
}
