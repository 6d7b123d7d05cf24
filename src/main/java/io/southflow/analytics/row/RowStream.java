package io.southflow.analytics.row;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the bytes of a row. What {@link java.io.ByteArrayInputStream} does, but it locks for each byte, of which a number
 * has several.
 */
public final class RowStream extends InputStream {
    private final DataInputStream data = new DataInputStream(this);
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

    /** Reads ASCII. */
    String readText(int length) throws IOException {
        int from = at;
        pass(length);
        return new String(bytes, from, length, StandardCharsets.US_ASCII);
    }

    /** The next bytes as a stream of their own, which are passed over here. */
    RowStream part(int length) throws IOException {
        int from = at;
        pass(length);
        return new RowStream(bytes, from, at);
    }

    private void pass(int length) throws EOFException {
        if (length < 0 || length > end - at) {
            throw new EOFException();
        }
        at += length;
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
