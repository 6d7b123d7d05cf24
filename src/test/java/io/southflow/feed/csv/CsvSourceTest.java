package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.calendar.TradingCalendar;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.Tick;
import io.southflow.wire.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {
    private static final String HEADER = "time,symbol,price,volume\n";

    @TempDir
    private Path folder;

    private final List<String> reports = new ArrayList<>();
    private final CsvSettings settings = new CsvSettings(new Topics(""), TradingCalendar.hongKong(), reports::add, 20);

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String row(int second) {
        return String.format("2025-02-18T10:00:%02d,700,500,%d\n", second, second);
    }

    private CsvSource open(String file) {
        CsvSource source = CsvSource.open(CsvKind.TICKS, file, settings);
        source.resume();
        return source;
    }

    private static List<Tick> all(CsvSource source) {
        List<Tick> ticks = new ArrayList<>();
        for (FeedEvent event = source.next(); event != null; event = source.next()) {
            ticks.add((Tick) event.value());
            source.position().add();
        }
        return ticks;
    }

    private static List<Long> volumes(CsvSource source) {
        return all(source).stream().map(Tick::getVolume).toList();
    }

    @Test
    void readsAFile() throws IOException {
        try (CsvSource source = open(file("a.csv", HEADER + row(1) + row(2)))) {
            List<Tick> ticks = all(source);
            assertThat(ticks).extracting(Tick::getVolume).containsExactly(1L, 2L);
            assertThat(ticks).extracting(Tick::getSource).containsOnly("csv:a.csv");
            assertThat(ticks).extracting(Tick::getSequence).containsExactly(1L, 2L);
            assertThat(source.bytesRead()).isEqualTo(source.bytesTotal()).isPositive();
        }
    }

    @Test
    void readsWhatSpreadsheetsWrite() throws IOException {
        String excel = "\uFEFFTime, Symbol ,PRICE,\"volume\"\r\n\"2025-02-18T10:00:01\",\"700\",\"500\", 7 \r\n\r\n";

        try (CsvSource source = open(file("excel.csv", excel))) {
            assertThat(volumes(source)).containsExactly(7L);
        }
    }

    @Test
    void decompressesByTheNameOfTheFile() throws IOException {
        Path path = folder.resolve("ticks.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write((HEADER + row(1) + row(2)).getBytes(StandardCharsets.UTF_8));
        }

        try (CsvSource source = open(path.toString())) {
            assertThat(volumes(source)).containsExactly(1L, 2L);
            assertThat(source.bytesRead()).isEqualTo(Files.size(path));
        }
    }

    @Test
    void readsStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((HEADER + row(1)).getBytes(StandardCharsets.UTF_8)));
        try (CsvSource source = open("-")) {
            assertThat(all(source)).extracting(Tick::getSource).containsExactly("csv:stdin");
            assertThat(source.bytesTotal()).isEqualTo(-1);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void reportsABadRowByFileAndLineAndGoesOn() throws IOException {
        String content = HEADER + row(1) + "\n2025-02-18T10:00:02,700,cheap,2\n1,2\n\"a\"b,2,3,4\n" + row(5);

        try (CsvSource source = open(file("bad.csv", content))) {
            assertThat(volumes(source)).containsExactly(1L, 5L);
            assertThat(source.rowsRead()).isEqualTo(2);
            assertThat(source.refusals().count()).isEqualTo(3);
        }
        assertThat(reports)
                .containsExactly(
                        "bad.csv:4: column 'price': 'cheap' is not a plain decimal with at most 3 places, like 1234.567",
                        "bad.csv:5: 2 fields, but the header has 4",
                        "bad.csv:6: not CSV: a quoted field goes on after its closing quote");
    }

    @Test
    void anOpenQuoteOrAnEndlessRowCostsOneRow() throws IOException {
        String endless = "9".repeat(CsvLines.MAX_CHARS + 1) + "\n";

        try (CsvSource source = open(file("bad.csv", HEADER + "\"2025,1,2,3\n" + row(1) + endless + row(2)))) {
            assertThat(volumes(source)).containsExactly(1L, 2L);
        }
        assertThat(reports)
                .containsExactly(
                        "bad.csv:2: not CSV: a quote is opened and not closed on its line; a quoted field cannot go on in the"
                                + " next line",
                        "bad.csv:4: the row is longer than 65536 characters");
    }

    @Test
    void reportsTheFirstRefusedRowsAndCountsTheOthers() throws IOException {
        try (CsvSource source = open(file("bad.csv", HEADER + "bad\n".repeat(100)))) {
            assertThat(volumes(source)).isEmpty();
            assertThat(source.refusals().count()).isEqualTo(100);
        }
        assertThat(reports).hasSize(21).last().isEqualTo("further refused rows are only counted");
    }

    @Test
    void countsRefusedRowsByReason() throws IOException {
        String content = HEADER + "2025-02-18T10:00:02,700,cheap,2\n1,2\n1,2,3\n2025-02-18T10:00:02,700,dear,2\n"
                + "2025-02-18T10:00:02,700,5,many\n2025-02-18T10:00:02,700,6,more\n2025-02-18T10:00:02,700,?,9\n";
        try (CsvSource source = open(file("bad.csv", content))) {
            assertThat(volumes(source)).isEmpty();
            assertThat(source.refusals().lines())
                    .startsWith("      3 refused: column 'price': is not a plain decimal with at most 3 places, like"
                            + " N.N")
                    .hasSize(4);
        }
    }

    @Test
    void aLongNameStillMakesASourceOf64Characters() throws IOException {
        String name = "n".repeat(100) + ".csv";
        try (CsvSource source = open(file(name, HEADER + row(1)))) {
            assertThat(all(source).get(0).getSource()).hasSize(64).startsWith("csv:nnn");
        }
    }

    @Test
    void failsAtOnceOnAHeader() throws IOException {
        String expected = "; a header row of ticks has the columns time,symbol,price,volume and may have"
                + " side,type,cancel,basis,source,sequence";

        assertThatThrownBy(() -> open(file("a.csv", "time,symbol,price\n")))
                .hasMessageStartingWith("a.csv:1: no column 'volume'" + expected)
                .hasMessageEndingWith("; try: southflow produce ticks --map 'volume=…' " + folder + "/a.csv");
        assertThatThrownBy(() -> open(file("b.csv", "time,symbol,price,volume,colour\n")))
                .hasMessage("b.csv:1: unknown column 'colour'" + expected
                        + "; try: southflow produce ticks --ignore-unknown " + folder + "/b.csv");
        assertThatThrownBy(() -> open(file("c.csv", "time,symbol,price,volume,price\n")))
                .hasMessage("c.csv:1: column 'price' is there twice" + expected);
        assertThatThrownBy(() -> open(file("d.csv", ""))).hasMessage("d.csv:1: an empty file" + expected);
        assertThatThrownBy(() -> open(file("e.csv", "x".repeat(CsvLines.MAX_CHARS + 1))))
                .hasMessage("e.csv:1: an endless line" + expected);
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        assertThatThrownBy(() -> open(folder + "/none.csv")).hasMessageEndingWith("none.csv: there is no such file");
        assertThatThrownBy(() -> open(folder.toString())).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> open(file("plain.gz", HEADER))).hasMessageEndingWith("is not in gzip format");
    }

    @Test
    void saysWhereABrokenFileBreaksOff() throws IOException {
        Path path = folder.resolve("cut.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write((HEADER + row(1).repeat(10)).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, java.util.Arrays.copyOf(whole, whole.length - 9));

        assertThatThrownBy(() -> {
                    try (CsvSource source = open(path.toString())) {
                        all(source);
                    }
                })
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("cut.csv.gz");
    }
}
