package io.southflow.analytics.row;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Where a piece of state puts the rows that changed. A row has a kind, an index within it, and bytes. */
@FunctionalInterface
public interface RowSink {
    /** What is wrong when a row cannot be read, and what to do. */
    String BROKEN = "a row of state is broken; reset the application to rebuild it";

    /** Takes a row; {@code value} null deletes it. */
    void put(char kind, int index, byte[] value);

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

    /** Lets {@code reader} read a row; a row cut short is an {@link UncheckedIOException}. */
    static void parse(byte[] row, Reader reader) {
        parse(new RowStream(row), reader);
    }

    /** Lets {@code reader} read a part of a row. */
    static void parse(RowStream row, Reader reader) {
        try {
            reader.read(new DataInputStream(row));
        } catch (IOException e) {
            throw new UncheckedIOException(BROKEN, e);
        }
    }
}
