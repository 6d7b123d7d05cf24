package io.southflow.wire;

import io.southflow.analytics.unit.Basis;
import io.southflow.schema.NetInflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes NetInflows, by far the most frequent result, in Confluent's wire format and without making objects: byte for
 * byte what {@link AvroSerializer} makes of the record. A serializer of another's class is given the record itself.
 *
 * <p>{@link #begin}, {@link #window} for each of them, {@link #end}. For one thread.
 */
public final class NetInflowWriter {
    private static final byte[] NO_HEADER = {};

    private final Serializer<Object> serializer;
    private final String topic;
    private final FieldWriter out = new FieldWriter();
    private byte[] header;

    /** @param serializer the one in use */
    public NetInflowWriter(Serializer<Object> serializer, String topic) {
        this.serializer = serializer;
        this.topic = topic;
    }

    /**
     * Begins a NetInflow.
     *
     * @param symbol in UTF-8
     * @param asOfMillis milliseconds since the epoch, UTC
     * @param day of the session, days since the epoch
     * @param windows how many follow, at least one
     */
    public void begin(byte[] symbol, long asOfMillis, int day, int windows) {
        if (header == null) {
            header = (Object) serializer instanceof AvroSerializer ours
                    ? ours.header(topic, NetInflow.getClassSchema())
                    : NO_HEADER;
        }
        out.open(header);
        out.writeText(symbol);
        out.writeLong(asOfMillis);
        out.writeLong(day);
        out.writeLong(windows);
    }

    /**
     * Writes what is in a window.
     *
     * @param label in UTF-8
     * @param buy thousandths of a Hong Kong dollar
     * @param sell thousandths of a Hong Kong dollar
     * @param sessions covered
     * @param full whether the window's whole length is known
     */
    public void window(byte[] label, long buy, long sell, int sessions, boolean full, Basis basis) {
        out.writeText(label);
        out.writeLong(buy);
        out.writeLong(sell);
        out.writeLong(buy - sell);
        out.writeLong(sessions);
        out.writeBoolean(full);
        out.writeLong(Words.toSchema(basis).ordinal());
    }

    /** Ends it. Returns the payload. */
    public byte[] end() {
        // No more blocks of windows.
        out.writeLong(0);
        byte[] bytes = out.toByteArray();
        return header == NO_HEADER ? serializer.serialize(topic, record(bytes)) : bytes;
    }

    private static NetInflow record(byte[] body) {
        try {
            return new SpecificDatumReader<>(NetInflow.class)
                    .read(null, DecoderFactory.get().binaryDecoder(body, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
