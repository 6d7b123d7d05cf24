package io.southflow.analytics.row;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Non-negative numbers in as few bytes as they need, seven bits a byte, the lowest first. */
public final class VarInts {
    private VarInts() {}

    public static void write(DataOutput out, long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** Writes a number of either sign, short when it is near 0. */
    public static void writeSigned(DataOutput out, long value) throws IOException {
        write(out, value << 1 ^ value >> 63);
    }

    public static long readSigned(DataInput in) throws IOException {
        long value = readLong(in);
        return value >>> 1 ^ -(value & 1);
    }

    /** How many bytes a number takes. */
    static int size(long value) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
    }

    /** Puts a number into an array that has room for it. Returns the place behind it. */
    public static int put(byte[] bytes, int at, long value) {
        int place = at;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[place++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[place++] = (byte) rest;
        return place;
    }

    public static long readLong(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number of more than ten bytes");
    }

    public static int readInt(DataInput in) throws IOException {
        long value = readLong(in);
        if (value != (int) value) {
            throw new IOException("a number of more than 32 bits");
        }
        return (int) value;
    }
}
