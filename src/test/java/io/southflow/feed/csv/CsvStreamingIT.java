package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import io.southflow.wire.Topics;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file far larger than the heap of the process that reads it. */
class CsvStreamingIT {
    private static final int ROWS = 1_000_000;
    private static final String HEAP = "-Xmx16m";

    /** Reads the file named and prints rows read and refused. */
    public static void main(String[] files) {
        CsvSettings settings = CsvSettings.of(new Topics(""), TradingCalendar.hongKong());
        try (CsvSource source = CsvSource.open(CsvKind.FLOWS, files[0], settings)) {
            source.resume();
            while (source.next() != null) {
                // only reading
            }
            System.out.println(
                    source.rowsRead() + " rows read, " + source.refusals().count() + " refused");
        }
    }

    private static void write(Path file) throws Exception {
        try (BufferedWriter out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            out.write("time,symbol,channel,buy,sell\n");
            for (int i = 0; i < ROWS; i++) {
                String buy = i % 1000 == 999 ? "many" : i + ".125";
                out.write("2025-02-18T09:30:00+08:00," + i % 600 + ",SH," + buy + ",1234567.5\n");
            }
        }
    }

    @Test
    void aMillionRowsGoThroughASmallHeap(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("flows.csv.gz");
        write(file);
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CsvStreamingIT.class.getName(),
                        file.toString())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();

        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("err.txt")))
                .isZero();

        assertThat(Files.readString(out).strip()).isEqualTo("999000 rows read, 1000 refused");
        assertThat(Files.readAllLines(folder.resolve("err.txt")))
                .hasSize(21)
                .last()
                .isEqualTo("further refused rows are only counted");
    }
}
