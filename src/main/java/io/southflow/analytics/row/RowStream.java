package io.southflow.analytics.row;

import java.io.DataInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Reads the bytes of a row. What {@link java.io.ByteArrayInputStream} does, but it locks for each byte, of which a number
 * has several.
 */
public final class RowStream extends InputStream {
    private final DataInputStream data = new DataInputStream(this);
    private final byte[] bytes;
    private int end;
    private int at;

    public RowStream(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public RowStream(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        at = from;
    }

    /** Reads from here. */
    public DataInputStream data() {
        return data;
    }

    @Override
    public int read() {
        return at < end ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        int count = Math.min(length, end - at);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(bytes, at, into, from, count);
        at += count;
        return count;
    }

    @Override
    public long skip(long count) {
        int skipped = (int) Math.max(0, Math.min(count, end - at));
        at += skipped;
        return skipped;
    }

    /** Reads an int that is there, big-endian. */
    int readInt() {
        int value = ByteBuffer.wrap(bytes, at, end - at).getInt();
        at += Integer.BYTES;
        return value;
    }

    /** Ends after so many bytes, which are there, until {@link #leave}. Returns what that must be told. */
    public int enter(int length) {
        int outer = end;
        end = at + length;
        return outer;
    }

    /** Goes on behind what was entered, read or not. */
    public void leave(int outer) {
        at = end;
        end = outer;
    }

    /** Passes over what is left. */
    public void skipAll() {
        at = end;
    }

    /** Bytes that are left. */
    @Override
    public int available() {
        return end - at;
    }
}
