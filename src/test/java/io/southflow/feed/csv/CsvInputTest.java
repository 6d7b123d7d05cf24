package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.calendar.TradingCalendar;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.SouthboundFlow;
import io.southflow.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From bytes to rows. */
class CsvInputTest {
    private static final String ROWS =
            "time,symbol,channel,buy,sell\n2025-02-18T09:31:01,4001,SH,1,0\n2025-02-18T09:31:02,4001,SH,2,0\n";
    private static final String NAMED =
            "time,symbol,名称,channel,buy,sell\n2025-02-18T09:31:01,700,騰訊控股,SH,1,0\n2025-02-18T09:31:02,700,騰訊控股,SH,2,0\n";

    @TempDir
    private Path folder;

    private final List<String> reports = new ArrayList<>();

    private static CsvForm form(String encoding, boolean ignoreUnknown) {
        return CsvFormReader.read(CsvKind.FLOWS, encoding, ignoreUnknown, null, Map.of(), null);
    }

    /** Sums bought, in HKD. */
    private List<Long> bought(byte[] file, CsvForm form) throws IOException {
        Path path = Files.write(folder.resolve("flows.csv"), file);
        CsvSettings settings =
                new CsvSettings(new Topics(""), TradingCalendar.hongKong(), reports::add, 20).formed(form);
        List<Long> bought = new ArrayList<>();
        try (io.southflow.feed.csv.CsvSource source =
                io.southflow.feed.csv.CsvSource.open(CsvKind.FLOWS, path.toString(), settings)) {
            source.resume();
            for (FeedEvent event = source.next(); event != null; event = source.next()) {
                bought.add(((SouthboundFlow) event.value()).getBuyMilliHkd() / 1000);
            }
        }
        return bought;
    }

    private List<Long> bought(byte[] file) throws IOException {
        return bought(file, CsvForm.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32BE"})
    void readsUnicodeByItsMark(String encoding) throws IOException {
        assertThat(bought(("\uFEFF" + ROWS).getBytes(Charset.forName(encoding))))
                .containsExactly(1L, 2L);
        assertThat(bought(("\uFEFF" + NAMED).getBytes(Charset.forName(encoding)), form(null, true)))
                .containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsUnicodeWithoutAMark(String encoding) throws IOException {
        assertThat(bought(ROWS.getBytes(Charset.forName(encoding)))).containsExactly(1L, 2L);
        assertThat(bought(NAMED.getBytes(Charset.forName(encoding)), form(null, true)))
                .containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "GB18030", "Big5"})
    void readsAnotherEncodingThatIsNamed(String encoding) throws IOException {
        byte[] file = NAMED.replace("名称", "名稱").getBytes(Charset.forName(encoding));

        assertThat(bought(file, form(encoding, true))).containsExactly(1L, 2L);
        assertThat(reports).containsExactly("flows.csv: ignored are the columns '名稱'");
        assertThatThrownBy(() -> bought(file, form(null, true)))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith("flows.csv:1: holds bytes that are not UTF-8")
                .hasMessageContaining("--encoding GBK or --encoding Big5");
    }

    @Test
    void bytesOfAnotherEncodingBelowTheHeaderStopTheFileToo() {
        byte[] file = NAMED.replace("名称", "name").getBytes(Charset.forName("GBK"));

        assertThatThrownBy(() -> bought(file, form(null, true))).hasMessageStartingWith("flows.csv:2: holds bytes");
    }

    @Test
    void withItsEncodingNamedAFileLosesOnlyTheRowsThatAreNotOfIt() throws IOException {
        byte[] file = ROWS.replace("4001,SH,1", "40\u000101,SH,1").getBytes(StandardCharsets.UTF_8);
        file[ROWS.indexOf("4001,SH,1") + 2] = (byte) 0xFF;

        assertThat(bought(file, form("UTF-8", false))).containsExactly(2L);
        assertThat(reports).containsExactly("flows.csv:2: holds bytes that are not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x1A, 0x7F, 0xFFFD})
    void aCharacterThatIsNoTextRefusesItsRow(int character) throws IOException {
        String rows = ROWS.replace("4001,SH,1", "4001" + (char) character + ",SH,1");

        assertThat(bought(rows.getBytes(StandardCharsets.UTF_8))).containsExactly(2L);
        assertThat(reports)
                .containsExactly(String.format("flows.csv:2: holds a character that is no text (U+%04X)", character));
    }

    @ParameterizedTest
    @CsvSource({"a\u202Eb", "a\u0085b", "a\uE000b"})
    void aSourceThatCannotBeSeenRefusesItsRow(String source) throws IOException {
        String rows = "time,symbol,channel,buy,sell,source\n2025-02-18T09:31:01,4001,SH,1,0," + source + "\n";

        assertThat(bought(rows.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(reports).singleElement().asString().contains("is not 1 to 64 printable characters");
    }

    @Test
    void aNameThatCannotBeSeenGoesIntoNoSource() {
        assertThat(new CsvInput("/tmp/a\nb\u202E.csv", CsvForm.PLAIN, reports::add).source())
                .isEqualTo("csv:a?b?.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|", ","})
    void findsTheSeparatorByTheHeader(String separator) throws IOException {
        assertThat(bought(ROWS.replace(",", separator).getBytes(StandardCharsets.UTF_8)))
                .containsExactly(1L, 2L);
    }

    @Test
    void takesTheSeparatorThatExcelNames() throws IOException {
        byte[] file = ("sep=;\r\n" + ROWS.replace(",", ";")).getBytes(StandardCharsets.UTF_8);

        assertThat(bought(file)).containsExactly(1L, 2L);
    }

    @Test
    void takesEmptyCellsBehindTheLastAndNoOthers() throws IOException {
        String rows = ROWS.replace("SH,1,0", "SH,1,0,,").replace("SH,2,0", "SH,2,0,9");

        assertThat(bought(rows.getBytes(StandardCharsets.UTF_8))).containsExactly(1L);
        assertThat(reports).containsExactly("flows.csv:3: 6 fields, but the header has 5");
    }

    @Test
    void unpacksWhatIsPackedWhateverItsName() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(ROWS.getBytes(StandardCharsets.UTF_16LE));
        }

        assertThat(bought(packed.toByteArray())).containsExactly(1L, 2L);
    }

    @Test
    void saysOfAWorkbookWhatItIs() throws IOException {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(workbook)) {
            out.putNextEntry(new ZipEntry("[Content_Types].xml"));
        }

        assertThatThrownBy(() -> bought(workbook.toByteArray()))
                .hasMessageEndingWith("flows.csv: is an Excel workbook: save the sheet as CSV (UTF-8)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7 | is a PDF",
                "PAR1xxxx | is a Parquet file",
                "<!DOCTYPE html><html> | is an HTML page",
                "<?xml version='1.0'?> | is XML, perhaps an Excel workbook",
                "'{\"data\":1}' | is JSON",
                "BZh91AY | is packed with bzip2: unpack it",
            })
    void saysOfOtherFilesWhatTheyAre(String text, String what) {
        assertThatThrownBy(() -> bought(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining("flows.csv: " + what);
    }

    @Test
    void saysOfBytesThatTheyAreNoText() {
        assertThatThrownBy(() -> bought(new byte[] {1, 2, 0, 4, 5, 6, 7, 0, 9, '\n'}))
                .hasMessage("flows.csv:1: is no text: it holds a character that is no text (U+0001)");
        assertThatThrownBy(() -> bought(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}))
                .hasMessageContaining("flows.csv:1: holds bytes that are not UTF-8. If it is text");
    }
}
