package io.southflow.feed.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecord;

/** A file of good rows of which some were spoilt: cut, shuffled, quoted, overlong, of other bytes. */
final class FuzzFile {
    private static final String ALPHABET =
            "0123456789,;\t|\"\"'=.-+:/ TZeEKM万\u0000\u0001\u001A\u007F\uFFFD\uFEFFHK\r\n\r\n";
    private static final int MOST_ROWS = 25;

    /** A line with its end, as bytes. */
    private static final class Piece {
        private final SpecificRecord expected;
        private byte[] bytes;
        private boolean spoilt;

        Piece(byte[] bytes, SpecificRecord expected) {
            this.bytes = bytes;
            this.expected = expected;
        }
    }

    private final Random random;
    private final CsvKind kind;
    private final boolean loose;
    private final String constantSymbol;
    private final Charset charset;
    private final boolean marked;
    private final String lineEnd;
    private final char separator;
    private final List<String> columns;
    private final List<Piece> pieces = new ArrayList<>();
    private boolean brokenOff;

    FuzzFile(long seed) {
        random = new Random(seed);
        kind = CsvKind.values()[random.nextInt(CsvKind.values().length)];
        loose = random.nextInt(3) == 0;
        constantSymbol = random.nextInt(6) == 0 ? "00700" : null;
        charset = List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE,
                        Charset.forName("GB18030"))
                .get(random.nextInt(6));
        marked = !isNamed() && random.nextBoolean();
        lineEnd = List.of("\n", "\r\n", "\r", "").get(random.nextInt(4));
        separator = ",,,;\t|".charAt(random.nextInt(6));
        columns = columns();
        fill();
        spoil();
    }

    private boolean isNamed() {
        return charset.name().equals("GB18030");
    }

    CsvKind kind() {
        return kind;
    }

    CsvForm form() {
        return CsvFormReader.read(
                kind,
                isNamed() ? charset.name() : null,
                false,
                null,
                loose ? Map.of("numbers", "loose") : Map.of(),
                constantSymbol);
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(kind.required());
        columns.addAll(List.of("basis", "source"));
        switch (kind) {
            case FLOWS -> columns.add("sequence");
            case TICKS -> columns.addAll(List.of("side", "type", "sequence"));
            case SHORT_SALES -> columns.add("published_at");
            default -> {}
        }
        if (constantSymbol != null) {
            columns.remove("symbol");
        }
        Collections.shuffle(columns, random);
        return columns;
    }

    private void fill() {
        add(
                columns.stream()
                        .map(column ->
                                random.nextBoolean() ? column : quoted(" " + column.toUpperCase(java.util.Locale.ROOT)))
                        .collect(Collectors.joining(String.valueOf(separator))),
                null);
        for (int i = random.nextInt(MOST_ROWS); i > 0; i--) {
            FuzzRow row = FuzzRow.of(kind, random, loose, constantSymbol);
            String line = columns.stream()
                    .map(column -> cell(row.cells().get(column)))
                    .collect(Collectors.joining(String.valueOf(separator)));
            add(line, row.expected());
            if (random.nextInt(10) == 0) {
                add(random.nextBoolean() ? "" : "  ", null);
            }
        }
    }

    private String cell(String text) {
        boolean needs = text.indexOf(separator) >= 0 || text.indexOf('"') >= 0;
        return needs || random.nextInt(4) == 0 ? quoted(text) : text;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private void add(String line, SpecificRecord expected) {
        String end = lineEnd.isEmpty() ? List.of("\n", "\r\n", "\r").get(random.nextInt(3)) : lineEnd;
        pieces.add(new Piece((line + end).getBytes(charset), expected));
    }

    private void spoil() {
        if (random.nextInt(8) == 0) {
            Collections.shuffle(pieces.subList(1, pieces.size()), random);
        }
        int strokes = random.nextInt(4);
        for (int i = 0; i < strokes; i++) {
            int at = random.nextInt(20) == 0 ? 0 : random.nextInt(pieces.size());
            if (at == 0 && random.nextInt(4) > 0) {
                continue; // a spoilt header is mostly the end of it
            }
            spoil(at);
        }
    }

    private void spoil(int at) {
        Piece piece = pieces.get(at);
        piece.spoilt = true;
        byte[] before = piece.bytes;
        if (random.nextInt(3) == 0) {
            piece.bytes = spoiltBytes(before);
        } else {
            piece.bytes = spoiltText(new String(before, charset)).getBytes(charset);
        }
        if (charset.name().startsWith("UTF-16") && piece.bytes.length % 2 != 0) {
            piece.bytes = java.util.Arrays.copyOf(piece.bytes, piece.bytes.length + 1);
        }
        // Its end may be gone, or half a character stand before the next line.
        if (at + 1 < pieces.size()) {
            pieces.get(at + 1).spoilt = true;
        }
    }

    private String spoiltText(String line) {
        StringBuilder text = new StringBuilder(line);
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(7)) {
            case 0 -> text.setLength(at);
            case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
            case 2 -> text.insert(at, "9".repeat(CsvLines.MAX_CHARS + random.nextInt(3)));
            case 3 -> text.insert(at, String.valueOf(separator).repeat(1 + random.nextInt(40)));
            case 4 -> text.insert(at, line);
            case 5 -> text.insert(at, "\"");
            default -> {
                for (int i = random.nextInt(6); i >= 0; i--) {
                    text.insert(random.nextInt(text.length() + 1), ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                }
            }
        }
        return text.toString();
    }

    private byte[] spoiltBytes(byte[] line) {
        byte[] bytes = line.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (marked) {
            out.write("\uFEFF".getBytes(charset));
        }
        for (Piece piece : pieces) {
            out.write(piece.bytes);
        }
        byte[] bytes = out.toByteArray();
        if (random.nextInt(10) > 0) {
            return bytes;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        brokenOff = random.nextInt(4) == 0;
        byte[] whole = packed.toByteArray();
        return brokenOff ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole;
    }

    /** Whether the file as a whole may be refused, and not only its spoilt rows. */
    boolean mayBeRefused(String decoded) {
        boolean guessed = charset.name().startsWith("UTF-16") && !marked;
        return brokenOff
                || pieces.get(0).spoilt
                || guessed && pieces.stream().anyMatch(piece -> piece.spoilt)
                || !isNamed() && decoded.indexOf(CsvText.UNDECODABLE) >= 0;
    }

    /** What the rows that were left alone must be read as, by the numbers of their lines. */
    Map<Long, SpecificRecord> expected() {
        Map<Long, SpecificRecord> expected = new TreeMap<>();
        StringBuilder before = new StringBuilder();
        long lines = 0;
        for (Piece piece : pieces) {
            if (!piece.spoilt && piece.expected != null) {
                lines += ends(before);
                before.setLength(0);
                expected.put(lines + 1, piece.expected);
            }
            before.append(new String(piece.bytes, charset));
        }
        return expected;
    }

    /** Line ends in some text. */
    static long ends(CharSequence text) {
        return Pattern.compile("\r\n|\r|\n").matcher(text).results().count();
    }

    boolean isHeaderSpoilt() {
        return pieces.get(0).spoilt;
    }

    @Override
    public String toString() {
        return kind + " " + charset + (marked ? " marked" : "") + (loose ? " loose" : "") + " '" + separator + "'";
    }
}
