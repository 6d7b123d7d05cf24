package io.southflow.wire;

/**
 * Walks over the fields of an Avro body without making objects of them. Never throws for bad bytes: what does not fit
 * makes the cursor {@link #isOff} and reads as 0, so that the caller asks once, at the end.
 *
 * <p>Avro 1.12, binary encoding: numbers are zig-zag, seven bits a byte, the lowest first; text is its length and UTF-8.
 */
final class FieldCursor {
    private byte[] bytes;
    private int at;
    private boolean off;

    /** Goes to a place of a payload. */
    void open(byte[] payload, int from) {
        bytes = payload;
        at = from;
        off = false;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the next field begins. */
    int at() {
        return at;
    }

    long readLong() {
        long value = 0;
        for (int shift = 0; shift < 70 && at < bytes.length; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        off = true;
        return 0;
    }

    /** Place of a symbol in its enum, which has {@code count} of them. */
    int readEnum(int count) {
        long place = readLong();
        off |= place < 0 || place >= count;
        return off ? 0 : (int) place;
    }

    boolean readBoolean() {
        if (at == bytes.length || bytes[at] < 0 || bytes[at] > 1) {
            off = true;
            return false;
        }
        return bytes[at++] == 1;
    }

    /** Length of a text, whose bytes begin {@link #at} the cursor; {@link #skip} them. */
    int readTextLength() {
        long length = readLong();
        off |= length < 0 || length > bytes.length - at;
        return off ? 0 : (int) length;
    }

    void skip(int count) {
        at += count;
    }

    /** Whether anything did not fit, or bytes are left over. */
    boolean isOff() {
        return off || at != bytes.length;
    }
}
