package io.southflow.feed.csv;

import io.southflow.feed.publish.EventSource;
import io.southflow.feed.publish.FeedEvent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * CSV files of one kind, one after the other, as events; memory does not grow with the files. A bad row is reported and
 * passed over.
 *
 * <p>A position counts good rows from the start of the first file. It is kept under the kind, the name of the first
 * file and a checksum of its header and first row: a file that grows, or further files behind it, go on where they
 * stopped, and other content begins anew. Under the same file name other content must have a {@code source} column of
 * its own, since its row numbers would count as duplicates.
 *
 * <p>One thread reads; counts may be asked from any.
 */
public final class CsvSource implements EventSource {
    private final CsvKind kind;
    private final List<CsvInput> inputs;
    private final CsvRowParser parser;
    private final CsvRefusals refusals;
    private final long bytes;
    private final String id;
    private CsvFile file;
    private volatile int current;
    private volatile long events;

    private CsvSource(CsvKind kind, List<CsvInput> inputs, CsvSettings settings) throws IOException {
        this.kind = kind;
        this.inputs = inputs;
        this.parser = kind.parser(settings.topics(), settings.calendar());
        this.refusals = new CsvRefusals(settings.report(), settings.reported());
        this.bytes = inputs.stream().mapToLong(CsvInput::size).reduce(0, (a, b) -> a < 0 || b < 0 ? -1 : a + b);
        this.file = CsvFile.open(inputs.get(0), kind);
        this.id = kind.label() + ":" + inputs.get(0).source() + "#" + file.fingerprint();
    }

    /**
     * Opens the files; the header of each that can be opened twice is checked at once.
     *
     * @param files paths; a name ending in .gz is decompressed, {@code -} is standard input
     * @throws CsvException when there is none, one cannot be read, or a header has missing or unknown columns
     */
    public static CsvSource open(CsvKind kind, List<String> files, CsvSettings settings) {
        if (files.isEmpty()) {
            throw new CsvException("no file of " + kind.label() + " given");
        }
        List<CsvInput> inputs =
                files.stream().map(file -> new CsvInput(file, settings)).toList();
        try {
            for (CsvInput input : inputs) {
                if (input.isReopenable()) {
                    CsvFile.open(input, kind).close();
                }
            }
            return new CsvSource(kind, inputs, settings);
        } catch (IOException e) {
            throw new CsvException("cannot read " + String.join(", ", files) + ": " + e.getMessage(), e);
        }
    }

    CsvKind kind() {
        return kind;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long size() {
        return -1;
    }

    /** @throws CsvException when a file breaks off in the middle; a bad row never throws */
    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    public FeedEvent next() {
        try {
            while (advance()) {
                try {
                    FeedEvent event = parser.parse(file.row());
                    events++; // one writer
                    return event;
                } catch (CsvRefusal refusal) {
                    refusals.add(file.place(), refusal);
                }
            }
            return null;
        } catch (IOException e) {
            throw new CsvException(file.place() + ": the file cannot be read on: " + e.getMessage(), e);
        }
    }

    private boolean advance() throws IOException {
        while (!file.next()) {
            if (current + 1 == inputs.size()) {
                return false;
            }
            file.close();
            file = CsvFile.open(inputs.get(current + 1), kind);
            current = current + 1;
        }
        return true;
    }

    @Override
    public boolean ready() {
        try {
            return file.ready();
        } catch (IOException e) {
            return true; // next() will say it
        }
    }

    /** Bytes read so far, as stored (a .gz counts compressed). */
    public long bytesRead() {
        return inputs.stream()
                .limit(current + 1L)
                .mapToLong(CsvInput::bytesRead)
                .sum();
    }

    /** Bytes of all files as stored, or -1 when one is not a regular file. */
    public long bytesTotal() {
        return bytes;
    }

    /** Good rows so far, those passed over at a resume included. */
    public long rowsRead() {
        return events;
    }

    /** Refused rows so far. */
    public long rowsRefused() {
        return refusals.count();
    }

    /** One line for the end: rows read and refused. */
    public String summary() {
        return String.format(Locale.ROOT, "%s: %,d rows read, %,d refused", kind.label(), rowsRead(), rowsRefused());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new CsvException(file.place() + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
