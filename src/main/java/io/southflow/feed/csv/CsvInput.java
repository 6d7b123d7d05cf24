package io.southflow.feed.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/** Where the bytes of one file come from: a path, gzipped if its name ends in .gz, or {@code -} for standard input. */
final class CsvInput {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAX_SOURCE = 64;

    private final String argument;
    private volatile long bytesRead;

    CsvInput(String argument) {
        this.argument = argument;
    }

    private boolean isStandardInput() {
        return argument.equals("-");
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
        return cut("csv:" + name(), MAX_SOURCE);
    }

    /** That of the source with a number among those of one name: {@code csv:<name>~2} of the second one. */
    String source(int number) {
        String end = number == 1 ? "" : "~" + number;
        return cut("csv:" + name(), MAX_SOURCE - end.length()) + end;
    }

    private static String cut(String source, int most) {
        if (source.length() <= most) {
            return source;
        }
        CRC32 sum = new CRC32();
        sum.update(source.getBytes(StandardCharsets.UTF_8));
        return source.substring(0, most - 9) + "~" + String.format("%08x", sum.getValue());
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

    /** @throws CsvException when there is no such file, or it may not be read */
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
            return decoded(argument.endsWith(".gz") ? new GZIPInputStream(counted(stored), BUFFER_BYTES) : stored);
        } catch (IOException e) {
            stored.close();
            throw new CsvException(argument + ": is not in gzip format", e);
        }
    }

    private Reader decoded(InputStream in) {
        return new InputStreamReader(in instanceof GZIPInputStream ? in : counted(in), StandardCharsets.UTF_8);
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
