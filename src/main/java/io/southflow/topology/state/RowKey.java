package io.southflow.topology.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Key of a row of state: the symbol, a zero byte, the row's kind and its index. Rows of a stock lie together, in the
 * order of kind and index.
 *
 * @param symbol empty for rows of the task itself
 */
public record RowKey(String symbol, char kind, int index) {
    /** The kind of a row is none that this version writes. */
    public static IllegalStateException unknown(char kind) {
        return new IllegalStateException("the state has a row of unknown kind '" + kind
                + "': it was written by another version; reset the application to rebuild it");
    }

    public Bytes toBytes() {
        byte[] name = symbol.getBytes(StandardCharsets.US_ASCII);
        return Bytes.wrap(ByteBuffer.allocate(name.length + 6)
                .put(name)
                .put((byte) 0)
                .put((byte) kind)
                .putInt(index)
                .array());
    }

    public static RowKey of(Bytes key) {
        byte[] bytes = key.get();
        int end = bytes.length - 6;
        ByteBuffer rest = ByteBuffer.wrap(bytes, end + 1, 5);
        return new RowKey(new String(bytes, 0, end, StandardCharsets.US_ASCII), (char) rest.get(), rest.getInt());
    }
}
