package io.southflow.feed.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/**
 * The lines of a file, one at a time, none longer than a bound, so that one bad line can neither fill the memory nor
 * swallow its neighbours. Lines end with LF, CR LF, a lone CR or the end of the file, mixed as they may be.
 */
final class CsvLines implements Closeable {
    static final int MAX_CHARS = 64 * 1024;

    private final Reader reader;
    private final char[] buffer = new char[MAX_CHARS];
    private final StringBuilder line = new StringBuilder();
    private int position;
    private int limit;
    private boolean tooLong;
    /** The last line ended with CR: an LF that follows belongs to that end. */
    private boolean afterCr;

    private long number;

    CsvLines(Reader reader) {
        this.reader = reader;
    }

    /** Moves to the next line; false at the end. */
    boolean advance() throws IOException {
        line.setLength(0);
        tooLong = false;
        boolean started = false;
        while (hasMore()) {
            started = true;
            int end = position;
            while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            append(end);
            position = end;
            if (end < limit) {
                afterCr = buffer[end] == '\r';
                position++;
                break;
            }
        }
        number += started ? 1 : 0;
        return started;
    }

    private boolean hasMore() throws IOException {
        if (position == limit && !fill()) {
            return false;
        }
        passOverLf();
        return position < limit || fill();
    }

    private void passOverLf() {
        if (afterCr && position < limit) {
            position += buffer[position] == '\n' ? 1 : 0;
            afterCr = false;
        }
    }

    private void append(int end) {
        tooLong |= line.length() + end - position > MAX_CHARS;
        if (!tooLong) {
            line.append(buffer, position, end - position);
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, reader.read(buffer));
        return limit > 0;
    }

    /** The line without its end. */
    String line() {
        return line.toString();
    }

    /** Whether the line was longer than {@link #MAX_CHARS}; then {@link #line()} is only its beginning. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Number of the line, from 1. */
    long number() {
        return number;
    }

    /** Whether the next line, or at least its beginning, is there without waiting. */
    boolean ready() throws IOException {
        passOverLf();
        return position < limit || reader.ready();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
