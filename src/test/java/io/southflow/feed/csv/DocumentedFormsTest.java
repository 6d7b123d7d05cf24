package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.Channel;
import io.southflow.schema.Side;
import io.southflow.schema.TradeType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference's tables of what is taken and what is refused are those of the code. */
class DocumentedFormsTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private interface Reading {
        String read(String text) throws CsvRefusal;
    }

    private static final Map<String, Reading> READINGS = Map.ofEntries(
            Map.entry("symbol", text -> CsvSymbol.of("x", text)),
            Map.entry("time", text -> {
                CsvTime time = CsvTime.of("x", text, CsvDates.YMD, "time");
                return time.hasClock()
                        ? Instant.ofEpochMilli(time.millis(0)).toString()
                        : row("time", text).millis("time") + "";
            }),
            Map.entry("date", text -> row("date", text).date("date").toString()),
            Map.entry("decimal", text -> CsvNumber.decimal(CsvNumber.milli("x", text, 0, Long.MAX_VALUE))),
            Map.entry("whole", text -> CsvNumber.whole("x", text, Long.MAX_VALUE) + ""),
            Map.entry("sequence", text -> CsvNumber.whole("x", text, Long.MAX_VALUE) + ""),
            Map.entry(
                    "loose decimal",
                    text -> CsvNumber.decimal(CsvNumber.looseMilli("x", text, BigDecimal.ONE, 0, Long.MAX_VALUE))),
            Map.entry("loose whole", text -> CsvNumber.looseWhole("x", text, BigDecimal.ONE, Long.MAX_VALUE) + ""),
            Map.entry("type", text -> CsvWords.of("x", text, TradeType.class).name()),
            Map.entry("side", text -> CsvWords.of("x", text, Side.class).name()),
            Map.entry("channel", text -> CsvWords.of("x", text, Channel.class).name()));

    private static CsvRow row(String column, String text) {
        boolean time = column.equals("time");
        CsvKind kind = time ? CsvKind.FLOWS : CsvKind.DAILY_BARS;
        String[] names = kind.required().toArray(String[]::new);
        String[] cells = new String[names.length];
        java.util.Arrays.fill(cells, "");
        cells[kind.required().indexOf(column)] = text;
        return new CsvRow(CsvHeader.parse("test.csv", kind, names), cells, "test");
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    static Stream<String> rows() throws IOException {
        String document = Files.readString(Path.of("docs/reference.md"));
        String section = document.substring(document.indexOf("### Forms of values"));
        return section.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| value"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isTakenOrRefusedAsTheReferenceSays(String line) {
        String[] cells = line.split("\\|");
        Reading reading = READINGS.get(cells[1].strip());
        String outcome = cells[3].strip();
        assertThat(reading).as(line).isNotNull();
        assertThat(codes(cells[2])).isNotEmpty().allSatisfy(text -> {
            String read;
            try {
                read = reading.read(CsvText.plain(text));
            } catch (CsvRefusal refusal) {
                assertThat(outcome).as(text).startsWith("refused: ");
                assertThat(refusal.getMessage()).contains(codes(outcome).get(0));
                return;
            }
            assertThat(read)
                    .isEqualTo(outcome.equals("itself") ? text : codes(outcome).get(0));
        });
    }

    @Test
    void theFormatsAreAllThere() throws IOException {
        String document = Files.readString(Path.of("docs/reference.md"));
        for (CsvFormat format : CsvFormat.values()) {
            assertThat(document).contains("| `" + format.label() + "` | ");
        }
    }
}
