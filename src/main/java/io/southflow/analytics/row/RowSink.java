package io.southflow.analytics.row;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Where a piece of state puts the rows that changed. A row is a block, and has an index among those with its id. */
@FunctionalInterface
public interface RowSink {
    /** Takes a row, which begins with its version; null deletes it. */
    void put(Block block, int index, byte[] row);

    /** Something that writes itself. */
    @FunctionalInterface
    interface Writer {
        void write(DataOutput out) throws IOException;
    }

    /** Something that reads itself. */
    @FunctionalInterface
    interface Reader {
        void read(DataInput in) throws IOException;
    }

    /** A row: the version of its block, and what {@code writer} writes. */
    static byte[] bytes(Block block, Writer writer) {
        return bytes(out -> {
            out.writeByte(block.version());
            writer.write(out);
        });
    }

    /** The bytes that {@code writer} writes. */
    static byte[] bytes(Writer writer) {
        RowBuffer bytes = new RowBuffer(128);
        try {
            writer.write(bytes.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Lets {@code reader} read bytes; when they are cut short that is an {@link UncheckedIOException}. */
    static void parse(byte[] bytes, Reader reader) {
        parse(new RowStream(bytes), reader);
    }

    /** Lets {@code reader} read some of the bytes. */
    static void parse(RowStream bytes, Reader reader) {
        try {
            reader.read(bytes.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
