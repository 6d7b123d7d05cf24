package io.southflow.feed.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** One open file: its header, then row after row. A row is one line, so that an open quote ends with it. */
final class CsvFile implements Closeable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** The first line may name the separator, as Excel has it. */
    private static final String SEPARATOR_LINE = "sep=";

    private final CsvInput input;
    private final CsvLines lines;
    private final String headerLine;
    private final char separator;
    private final CsvHeader header;
    private boolean ahead;

    private CsvFile(CsvInput input, CsvKind kind, CsvLines lines) throws IOException {
        this.input = input;
        this.lines = lines;
        if (!advance() || lines.isTooLong()) {
            throw CsvHeader.wrong(input.name(), kind, lines.isTooLong() ? "an endless line" : "an empty file");
        }
        String first = withoutMark(lines.line());
        char named = 0;
        if (first.length() == SEPARATOR_LINE.length() + 1 && first.startsWith(SEPARATOR_LINE)) {
            named = first.charAt(SEPARATOR_LINE.length());
            if (!advance()) {
                throw CsvHeader.wrong(input.name(), kind, "an empty file");
            }
            first = lines.line();
        }
        headerLine = first;
        checkText();
        separator = named == 0 ? CsvSeparator.of(headerLine, kind, input.form()) : named;
        header = header(kind);
        if (!header.unknown().isEmpty()) {
            input.note("ignored are the columns " + CsvHeader.shown(header.unknown()));
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

    private static String withoutMark(String line) {
        return !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
    }

    private void checkText() {
        String other = CsvBytes.otherThanCsv(headerLine);
        int wrong = CsvText.wrongCharacter(headerLine);
        if (other != null) {
            throw new CsvException(input.name() + ": is " + other);
        }
        if (wrong == CsvText.UNDECODABLE) {
            throw undecodable();
        }
        if (wrong >= 0) {
            throw new CsvException(place() + ": is no text: it holds " + character(wrong));
        }
    }

    private CsvHeader header(CsvKind kind) {
        String[] names;
        try {
            names = CsvCells.of(headerLine, separator);
        } catch (CsvRefusal e) {
            throw CsvHeader.wrong(input.name(), kind, e.getMessage());
        }
        return CsvHeader.parse(input.name(), lines.number(), input.argument(), kind, input.form(), names);
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
     * @param defaultSource of a row that names none
     * @throws CsvException when it holds bytes that are not text, and nobody said what the encoding is
     */
    CsvRow row(String defaultSource) throws CsvRefusal {
        String line = lines.line();
        int wrong = CsvText.wrongCharacter(line);
        if (wrong == CsvText.UNDECODABLE && input.form().encoding() == null) {
            throw undecodable();
        }
        if (lines.isTooLong()) {
            throw new CsvRefusal("the row is longer than " + CsvLines.MAX_CHARS + " characters");
        }
        if (wrong >= 0) {
            throw new CsvRefusal("holds " + character(wrong));
        }
        String[] cells = CsvCells.of(line, separator);
        int width = header.width();
        if (cells.length < width) {
            throw new CsvRefusal(cells.length + " fields, but the header has " + width);
        }
        for (int i = width; i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                throw new CsvRefusal(cells.length + " fields, but the header has " + width);
            }
        }
        return new CsvRow(header, cells, defaultSource);
    }

    private CsvException undecodable() {
        return new CsvException(place()
                + ": holds bytes that are not UTF-8. If it is text, say its encoding: --encoding GBK or --encoding Big5 of"
                + " Chinese; --encoding UTF-8 refuses only the rows that hold them");
    }

    private String character(int wrong) {
        return wrong == CsvText.UNDECODABLE
                ? "bytes that are not " + input.form().encoding()
                : String.format("a character that is no text (U+%04X)", wrong);
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
            if (lines.isTooLong() || !lines.line().isBlank()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
