package io.southflow.wire;

import java.util.Arrays;

/** Writes an Avro body field by field into an array that is used again; the other side of {@link FieldCursor}. */
final class FieldWriter {
    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes = new byte[512];
    private int size;

    /** Begins anew, behind a header. */
    void open(byte[] header) {
        System.arraycopy(header, 0, bytes, 0, header.length);
        size = header.length;
    }

    void writeLong(long value) {
        reserve(LONGEST_NUMBER);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void writeBoolean(boolean value) {
        reserve(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    /** @param text in UTF-8 */
    void writeText(byte[] text) {
        writeLong(text.length);
        reserve(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }
}
