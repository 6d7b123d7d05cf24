package io.southflow.analytics.row;

import java.io.InputStream;

/**
 * Reads the bytes of a row. What {@link java.io.ByteArrayInputStream} does, but it locks for each byte, of which a number
 * has several.
 */
public final class RowStream extends InputStream {
    private final byte[] bytes;
    private final int end;
    private int at;

    public RowStream(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public RowStream(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        at = from;
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

    /** Bytes that are left. */
    @Override
    public int available() {
        return end - at;
    }
}
