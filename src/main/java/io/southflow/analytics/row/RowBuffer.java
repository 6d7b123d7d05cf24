package io.southflow.analytics.row;

import java.io.DataOutputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Bytes of a row in the making, to be used again. What {@link java.io.ByteArrayOutputStream} does, but it locks for each
 * byte, which was most of the cost of saving a stock.
 */
public final class RowBuffer extends OutputStream {
    private final DataOutputStream data = new DataOutputStream(this);
    private byte[] bytes;
    private int size;

    /** @param capacity bytes at the begin; it grows */
    public RowBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    /** Writes to this buffer. */
    public DataOutputStream data() {
        return data;
    }

    @Override
    public void write(int value) {
        if (size == bytes.length) {
            grow(1);
        }
        bytes[size++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int from, int length) {
        if (length > bytes.length - size) {
            grow(length);
        }
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    private void grow(int more) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }

    public int size() {
        return size;
    }

    /** Begins anew. */
    public void clear() {
        size = 0;
    }

    /** Leaves four bytes for a length that is not known yet. Returns where. */
    public int openLength() {
        int at = size;
        for (int i = 0; i < Integer.BYTES; i++) {
            write(0);
        }
        return at;
    }

    /** Writes the number of bytes since, big-endian, where {@link #openLength} left room for it. */
    public void closeLength(int at) {
        int length = size - at - Integer.BYTES;
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[at + i] = (byte) (length >>> 24 - 8 * i);
        }
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }
}
