package io.southflow.topology;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Bytes;

/**
 * Golden files, a folder a release: the schemas, and for each task the rows it saved, then what came from there on, step
 * by step, each followed by what it sent and showed for it. Lines of text, compressed: a word that says what the line is, then fields,
 * tabs between them; bytes in hex, "-" for none.
 */
final class GoldenFile {
    static final Path FOLDER = Path.of("src", "test", "resources", "io", "southflow", "topology", "golden");
    static final String SCHEMAS = "schemas";

    static final String SCHEMA = "schema";
    static final String ROW = "row";
    /** A record that is read. */
    static final String IN = "in";
    /** Wall time comes to a moment. */
    static final String LOOK = "look";
    /** A record sent for the step before. */
    static final String OUT = "out";
    /** What is shown after a look. */
    static final String GAUGE = "gauge";

    private static final String NONE = "-";

    private GoldenFile() {}

    /** The releases that left files. */
    static List<String> releases() {
        return Stream.of(FOLDER.toFile().listFiles(File::isDirectory))
                .map(File::getName)
                .sorted()
                .toList();
    }

    static List<String> read(String release, String name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file(release, name))), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String release, String name, List<String> lines) throws IOException {
        Path file = file(release, name);
        Files.createDirectories(file.getParent());
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Path file(String release, String name) {
        return FOLDER.resolve(release).resolve(name + ".txt.gz");
    }

    static String line(Object... fields) {
        return String.join(
                "\t",
                Arrays.stream(fields)
                        .map(each -> String.valueOf(each).replaceAll("[\t\r\n]", " "))
                        .toList());
    }

    /** The word and the fields of a line. */
    static String[] fields(String line) {
        return line.split("\t", -1);
    }

    static boolean is(String kind, String line) {
        return line.startsWith(kind + "\t");
    }

    /** Whether a line is a step, rather than what became of one. */
    static boolean isStep(String line) {
        return is(IN, line) || is(LOOK, line);
    }

    static String hex(byte[] bytes) {
        return bytes == null ? NONE : HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return hex.equals(NONE) ? null : HexFormat.of().parseHex(hex);
    }

    /** The rows of a store. */
    static Map<Bytes, byte[]> rows(List<String> lines) {
        Map<Bytes, byte[]> rows = new TreeMap<>();
        for (String line : lines) {
            if (is(ROW, line)) {
                String[] fields = fields(line);
                rows.put(Bytes.wrap(bytes(fields[1])), bytes(fields[2]));
            }
        }
        return rows;
    }

    static String line(ConsumerRecord<byte[], byte[]> input) {
        return line(
                IN,
                input.topic(),
                input.partition(),
                input.offset(),
                input.timestamp(),
                hex(input.key()),
                hex(input.value()));
    }

    /** What a line of the kind {@link #IN} says. */
    static ConsumerRecord<byte[], byte[]> input(String line) {
        String[] fields = fields(line);
        return input(
                fields[1],
                Integer.parseInt(fields[2]),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                bytes(fields[5]),
                bytes(fields[6]));
    }

    static ConsumerRecord<byte[], byte[]> input(
            String topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
