package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import io.southflow.wire.Topics;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file holds, each of its lines is a row or a refusal, or the file is refused with its name; what was left
 * alone is read as it was meant. {@code -Pfull} reads fifty times as many files, {@code -Dfuzz.seed} others.
 */
class CsvFuzzTest {
    private static final int FILES = Integer.getInteger("fuzz.files", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20250218);
    private static final Topics TOPICS = new Topics("");

    @TempDir
    private Path folder;

    private final Map<CsvKind, CsvRowParser> parsers = new HashMap<>();
    private long rows;
    private long refusals;
    private long refusedFiles;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void everyLineIsARowOrARefusalAndNoFigureIsWrong() throws IOException {
        System.out.printf("CSV fuzz: %,d files, seed %d%n", FILES, SEED);
        long begun = System.nanoTime();
        for (int i = 0; i < FILES; i++) {
            long seed = SEED + i;
            FuzzFile file = new FuzzFile(seed);
            try {
                read(file);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("-Dfuzz.files=1 -Dfuzz.seed=" + seed + ": " + file, e);
            }
        }
        System.out.printf(
                "CSV fuzz: %,d rows, %,d refusals, %,d files refused, %.1f s%n",
                rows, refusals, refusedFiles, (System.nanoTime() - begun) / 1e9);
        assertThat(rows).isGreaterThan(2L * FILES);
        assertThat(refusedFiles).isLessThan(FILES / 4 + 2);
    }

    private void read(FuzzFile fuzz) throws IOException {
        Path path = Files.write(folder.resolve("fuzz.csv"), fuzz.bytes());
        CsvInput input = new CsvInput(path.toString(), fuzz.form(), line -> {});
        CsvRowParser parser =
                parsers.computeIfAbsent(fuzz.kind(), kind -> kind.parser(TOPICS, TradingCalendar.hongKong()));
        Map<Long, SpecificRecord> taken = new HashMap<>();
        Map<Long, String> refused = new HashMap<>();
        String text = decoded(input);
        long stopped = Long.MAX_VALUE;
        try (CsvFile file = CsvFile.open(input, fuzz.kind())) {
            while (file.next()) {
                stopped = file.line();
                try {
                    taken.put(
                            file.line(), parser.parse(file.row("csv:fuzz.csv")).value());
                } catch (CsvRefusal refusal) {
                    refused.put(file.line(), refusal.getMessage());
                }
            }
            stopped = Long.MAX_VALUE;
            assertThat(taken.size() + refused.size()).isEqualTo(linesBelowTheHeader(text));
        } catch (CsvException e) {
            assertThat(e.getMessage()).contains("fuzz.csv").doesNotContain("\n");
            assertThat(fuzz.mayBeRefused(text)).as(e.getMessage()).isTrue();
            stopped = stopped == Long.MAX_VALUE ? 0 : stopped;
            refusedFiles++;
        } catch (IOException e) {
            assertThat(fuzz.mayBeRefused(text)).as("breaks off").isTrue();
            stopped = 0;
            refusedFiles++;
        }
        rows += taken.size();
        refusals += refused.size();
        if (!fuzz.isHeaderSpoilt()) {
            check(fuzz, taken, refused, stopped);
        }
    }

    private static void check(FuzzFile fuzz, Map<Long, SpecificRecord> taken, Map<Long, String> refused, long stopped) {
        fuzz.expected().forEach((line, expected) -> {
            if (line < stopped) {
                assertThat(taken.get(line))
                        .as("line %d: %s", line, refused.get(line))
                        .isEqualTo(expected);
            }
        });
        taken.values().forEach(row -> {
            String symbol = row.get(0).toString();
            assertThat(symbol).matches("[0-9]{5}|[A-Z][A-Z0-9]{1,15}");
            assertThat(CsvText.isPrintable(
                            row.get(row.getSchema().getField("source").pos()).toString()))
                    .isTrue();
        });
    }

    /** The whole text; empty when the file cannot be opened or breaks off. */
    private static String decoded(CsvInput input) {
        StringWriter text = new StringWriter();
        try (Reader reader = input.open()) {
            reader.transferTo(text);
        } catch (IOException | CsvException e) {
            return "";
        }
        return text.toString();
    }

    private static long linesBelowTheHeader(String text) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return Math.max(
                0,
                Arrays.stream(withoutMark.split("\r\n|\r|\n"))
                                .filter(line -> !line.isBlank())
                                .count()
                        - 1);
    }
}
