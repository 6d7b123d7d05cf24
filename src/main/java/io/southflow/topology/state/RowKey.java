package io.southflow.topology.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Key of a row of state: the symbol, a zero byte, the letter of the block and the row's index. Rows of a stock lie
 * together, in the order of letter and index.
 *
 * @param symbol empty for rows of the task itself
 * @param isOld whether a release before blocks wrote it, and no version stands before its bytes. Others have the highest
 *     bit of the letter set, so that such a release does not take them for its own: it refuses what it does not know.
 */
public record RowKey(String symbol, char letter, int index, boolean isOld) {
    private static final int MARK = 0x80;

    public RowKey(String symbol, char letter, int index) {
        this(symbol, letter, index, false);
    }

    public Bytes toBytes() {
        byte[] name = symbol.getBytes(StandardCharsets.US_ASCII);
        return Bytes.wrap(ByteBuffer.allocate(name.length + 6)
                .put(name)
                .put((byte) 0)
                .put((byte) (isOld ? letter : letter | MARK))
                .putInt(index)
                .array());
    }

    public static RowKey of(Bytes key) {
        byte[] bytes = key.get();
        int end = bytes.length - 6;
        int letter = bytes[end + 1];
        return new RowKey(
                new String(bytes, 0, end, StandardCharsets.US_ASCII),
                (char) (letter & ~MARK & 0xFF),
                ByteBuffer.wrap(bytes, end + 2, Integer.BYTES).getInt(),
                letter >= 0);
    }
}
