package io.southflow.feed.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** One open file: its header, then row after row. A row is one line, so that an open quote ends with it. */
final class CsvFile implements Closeable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final CsvInput input;
    private final CsvLines lines;
    private final String headerLine;
    private final CsvHeader header;
    private boolean ahead;

    private CsvFile(CsvInput input, CsvKind kind, CsvLines lines) throws IOException {
        this.input = input;
        this.lines = lines;
        if (!lines.advance() || lines.isTooLong()) {
            throw CsvHeader.wrong(input.name(), kind, lines.isTooLong() ? "an endless line" : "an empty file");
        }
        headerLine = lines.line().startsWith(BYTE_ORDER_MARK) ? lines.line().substring(1) : lines.line();
        try {
            header = CsvHeader.parse(input.name(), kind, cells(headerLine));
        } catch (CsvParseException e) {
            throw CsvHeader.wrong(input.name(), kind, "not CSV");
        }
    }

    /** @throws CsvException when the file cannot be read or its header is not that of the kind */
    static CsvFile open(CsvInput input, CsvKind kind) throws IOException {
        CsvLines lines = new CsvLines(input.open());
        try {
            return new CsvFile(input, kind, lines);
        } catch (RuntimeException | IOException e) {
            lines.close();
            throw e;
        }
    }

    /** Checksum of the header and the first row: tells this content from another under the same name. */
    String fingerprint() throws IOException {
        CRC32 sum = new CRC32();
        sum.update(headerLine.getBytes(StandardCharsets.UTF_8));
        ahead = advance();
        if (ahead) {
            sum.update(lines.line().getBytes(StandardCharsets.UTF_8));
        }
        return String.format("%08x", sum.getValue());
    }

    /** Moves to the next row; false at the end. */
    boolean next() throws IOException {
        boolean found = ahead || advance();
        ahead = false;
        return found;
    }

    /**
     * The row moved to.
     *
     * @param source of a row that names none
     */
    CsvRow row(String source) throws CsvRefusal {
        if (lines.isTooLong()) {
            throw new CsvRefusal("the row is longer than " + CsvLines.MAX_CHARS + " characters");
        }
        String[] cells;
        try {
            cells = cells(lines.line());
        } catch (CsvParseException e) {
            throw new CsvRefusal("not CSV: a quoted field goes on after its closing quote");
        }
        if (cells.length != header.size()) {
            throw new CsvRefusal(cells.length + " fields, but the header has " + header.size());
        }
        return new CsvRow(header, cells, source);
    }

    /** Number of the row's line, from 1. */
    long line() {
        return lines.number();
    }

    /** {@code file:line} of the row. */
    String place() {
        return input.name() + ":" + lines.number();
    }

    boolean ready() throws IOException {
        return ahead || lines.ready();
    }

    private boolean advance() throws IOException {
        while (lines.advance()) {
            if (!lines.line().isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static String[] cells(String line) {
        return CsvReader.builder().ofSingleCsvRecord(StringArrayHandler.of(), line);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
