package io.southflow.feed.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/** Where the text of one file comes from: a path or {@code -} for standard input, gzipped or not, decoded. */
final class CsvInput {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int HEAD_BYTES = 4096;
    /** A beginning of so many bytes that holds a line end is enough to tell what a file is. */
    private static final int LEAST_HEAD_BYTES = 16;

    private static final int MAX_SOURCE = 64;

    private final String argument;
    private final CsvForm form;
    private final Consumer<String> report;
    private volatile long bytesRead;
    private boolean noted;

    /** @param report takes a line when something about the file as a whole is to be said, once a file */
    CsvInput(String argument, CsvForm form, Consumer<String> report) {
        this.argument = argument;
        this.form = form;
        this.report = report;
    }

    CsvInput(String argument, CsvSettings settings) {
        this(argument, settings.form(), settings.report());
    }

    /** What was said about the form of the file. */
    CsvForm form() {
        return form;
    }

    /** Says something about the file as a whole, once however often it is opened. */
    void note(String text) {
        if (!noted) {
            noted = true;
            report.accept(name() + ": " + text);
        }
    }

    private boolean isStandardInput() {
        return argument.equals("-");
    }

    /** As it was given. */
    String argument() {
        return argument;
    }

    /** The name without its folder. */
    String name() {
        if (isStandardInput()) {
            return "stdin";
        }
        Path file = Path.of(argument).getFileName();
        return file == null ? argument : file.toString();
    }

    /** {@code csv:<name>}; the end of a longer name gives way to its checksum. */
    String source() {
        return cut("csv:" + printable(name()), MAX_SOURCE);
    }

    /** That of the source with a number among those of one name: {@code csv:<name>~2} of the second one. */
    String source(int number) {
        String end = number == 1 ? "" : "~" + number;
        return cut("csv:" + printable(name()), MAX_SOURCE - end.length()) + end;
    }

    private static String cut(String source, int most) {
        if (source.length() <= most) {
            return source;
        }
        CRC32 sum = new CRC32();
        sum.update(source.getBytes(StandardCharsets.UTF_8));
        return source.substring(0, most - 9) + "~" + String.format("%08x", sum.getValue());
    }

    private static String printable(String name) {
        StringBuilder text = new StringBuilder(name.length());
        name.codePoints()
                .mapToObj(Character::toString)
                .map(one -> CsvText.isPrintable(one) ? one : "?")
                .forEach(text::append);
        return text.toString();
    }

    /** Whether it can be opened now and once more later. */
    boolean isReopenable() {
        return !isStandardInput() && Files.isRegularFile(Path.of(argument));
    }

    /** Size in bytes as stored, or -1 when not known. */
    long size() {
        try {
            return isReopenable() ? Files.size(Path.of(argument)) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** Bytes read as stored. */
    long bytesRead() {
        return bytesRead;
    }

    /**
     * Bytes that are not of the encoding come as {@link CsvText#UNDECODABLE}.
     *
     * @throws CsvException when there is no such file, it may not be read, or it is no text
     */
    Reader open() throws IOException {
        if (isStandardInput()) {
            return decoded(System.in);
        }
        Path file = Path.of(argument);
        if (!Files.exists(file)) {
            throw new CsvException(argument + ": there is no such file");
        }
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new CsvException(argument + ": is a folder, or may not be read");
        }
        InputStream stored = Files.newInputStream(file);
        try {
            return decoded(stored);
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    private Reader decoded(InputStream in) throws IOException {
        PushbackInputStream text = unpacked(new PushbackInputStream(counted(in), HEAD_BYTES));
        byte[] head = head(text);
        String other = CsvBytes.otherThanText(head);
        if (other != null) {
            throw new CsvException(argument + ": is " + other);
        }
        return new InputStreamReader(
                text,
                charset(head)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(CsvText.UNDECODABLE)));
    }

    private PushbackInputStream unpacked(PushbackInputStream stored) throws IOException {
        if (CsvBytes.isGzip(head(stored))) {
            try {
                return new PushbackInputStream(new GZIPInputStream(stored, BUFFER_BYTES), HEAD_BYTES);
            } catch (IOException e) {
                throw new CsvException(argument + ": is a damaged gzip file: " + e.getMessage(), e);
            }
        }
        if (argument.endsWith(".gz")) {
            throw new CsvException(argument + ": is not in gzip format");
        }
        return stored;
    }

    private Charset charset(byte[] head) {
        Charset marked = CsvBytes.marked(head);
        if (marked != null) {
            return marked;
        }
        return form.encoding() == null ? CsvBytes.guessed(head) : form.encoding();
    }

    /** The first bytes, which stay to be read; a pipe is not waited for past its first line. */
    private static byte[] head(PushbackInputStream in) throws IOException {
        byte[] head = new byte[HEAD_BYTES];
        int length = 0;
        int count = 0;
        while (count >= 0 && length < HEAD_BYTES && !(length >= LEAST_HEAD_BYTES && hasLineEnd(head, length))) {
            count = in.read(head, length, HEAD_BYTES - length);
            length += Math.max(0, count);
        }
        in.unread(head, 0, length);
        return Arrays.copyOf(head, length);
    }

    private static boolean hasLineEnd(byte[] head, int length) {
        for (int i = 0; i < length; i++) {
            if (head[i] == '\n' || head[i] == '\r') {
                return true;
            }
        }
        return false;
    }

    private InputStream counted(InputStream in) {
        bytesRead = 0;
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                bytesRead += one < 0 ? 0 : 1;
                return one;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                bytesRead += Math.max(0, count);
                return count;
            }
        };
    }
}
