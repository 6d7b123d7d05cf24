package io.southflow.analytics.row;

import java.io.DataOutputStream;
import java.io.IOException;
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

    /** Adds a block, which may have others within it, unless there is nothing in it. */
    public void put(Block block, RowSink.Writer writer) throws IOException {
        int before = size;
        int opened = open(block.id(), block.version());
        writer.write(data);
        if (size == opened) {
            size = before;
        } else {
            close(opened);
        }
    }

    /** Begins a block; its id is ASCII. Returns what {@link #close} must be told. */
    public int open(String id, int version) {
        write(id.length());
        for (int i = 0; i < id.length(); i++) {
            write(id.charAt(i));
        }
        write(version);
        write(0);
        return size;
    }

    /** Ends the block that is open, by its length where {@link #open} left room for it; those within it must be at an end. */
    public void close(int opened) {
        int length = size - opened;
        int more = VarInts.size(length) - 1;
        for (int i = 0; i < more; i++) {
            write(0);
        }
        System.arraycopy(bytes, opened, bytes, opened + more, length);
        VarInts.put(bytes, opened - 1, length);
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }
}
