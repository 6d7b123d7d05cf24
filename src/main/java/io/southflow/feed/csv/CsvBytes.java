package io.southflow.feed.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** What a file is, by its first bytes. */
final class CsvBytes {
    /** A beginning that is no CSV, and what to do about it. */
    private enum Other {
        ZIP("a zip file, perhaps an Excel workbook: save the sheet as CSV (UTF-8), or unpack it first", 'P', 'K', 3, 4),
        OLD_EXCEL("an Excel workbook: save the sheet as CSV (UTF-8)", 0xD0, 0xCF, 0x11, 0xE0),
        PDF("a PDF: southflow reads CSV only", '%', 'P', 'D', 'F'),
        AVRO("an Avro file: southflow reads CSV only", 'O', 'b', 'j', 1),
        PARQUET("a Parquet file: southflow reads CSV only", 'P', 'A', 'R', '1'),
        BZIP2("packed with bzip2: unpack it, or pack it with gzip", 'B', 'Z', 'h'),
        XZ("packed with xz: unpack it, or pack it with gzip", 0xFD, '7', 'z', 'X', 'Z'),
        ZSTD("packed with zstd: unpack it, or pack it with gzip", 0x28, 0xB5, 0x2F, 0xFD),
        SEVEN_ZIP("packed with 7-Zip: unpack it, or pack it with gzip", '7', 'z', 0xBC, 0xAF),
        TWICE("packed with gzip twice: unpack it once", 0x1F, 0x8B),
        SQLITE("an SQLite database: southflow reads CSV only", 'S', 'Q', 'L', 'i', 't', 'e');

        private final String what;
        private final int[] magic;

        Other(String what, int... magic) {
            this.what = what;
            this.magic = magic;
        }
    }

    private CsvBytes() {}

    static boolean isGzip(byte[] head) {
        return begins(head, 0x1F, 0x8B);
    }

    /** What the file is instead of text, in words that end in what to do; null when nothing speaks against text. */
    static String otherThanText(byte[] head) {
        for (Other other : Other.values()) {
            if (begins(head, other.magic)) {
                boolean workbook = other == Other.ZIP && latin(head).contains("[Content_Types].xml");
                return workbook ? Other.OLD_EXCEL.what : other.what;
            }
        }
        return null;
    }

    /** The same by the first line of text. */
    static String otherThanCsv(String line) {
        String text = line.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("<?xml")) {
            return "XML, perhaps an Excel workbook: save the sheet as CSV (UTF-8)";
        }
        if (text.startsWith("<")) {
            return "an HTML page, perhaps a site's error or its table: download the CSV itself";
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return "JSON: southflow reads CSV only";
        }
        return null;
    }

    /** The encoding that a byte order mark tells; null without one. */
    static Charset marked(byte[] head) {
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (begins(head, 0xFF, 0xFE, 0, 0) || begins(head, 0, 0, 0xFE, 0xFF)) {
            return Charset.forName("UTF-32");
        }
        if (begins(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return begins(head, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    /**
     * UTF-8, or UTF-16 without a mark: digits, separators and line ends then have a zero byte each, on the same side of
     * the pairs.
     */
    static Charset guessed(byte[] head) {
        int pairs = head.length / 2;
        int high = 0;
        int low = 0;
        for (int i = 0; i < pairs; i++) {
            high += head[2 * i] == 0 ? 1 : 0;
            low += head[2 * i + 1] == 0 ? 1 : 0;
        }
        if (low > pairs / 4 && high <= low / 8) {
            return StandardCharsets.UTF_16LE;
        }
        return high > pairs / 4 && low <= high / 8 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean begins(byte[] head, int... magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, bytes(magic), 0, magic.length);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
