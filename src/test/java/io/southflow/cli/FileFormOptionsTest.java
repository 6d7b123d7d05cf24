package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file, or with what is said of it, is said before Kafka is asked for. */
class FileFormOptionsTest {
    private static final String VENDORS = "日期,收盘,开盘,高,低,交易量,涨跌幅\n2024-11-8,\"4,443.35\",1,2,3,940.97M,1%\n";

    @TempDir
    private Path folder;

    private String file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a.csv"), VENDORS).toString();
    }

    private static Ran bars(String... words) {
        String[] command = {"produce", "daily-bars", "--wait", "0", "--set", "bootstrap.servers=127.0.0.1:1"};
        String[] all = java.util.Arrays.copyOf(command, command.length + words.length);
        System.arraycopy(words, 0, all, command.length, words.length);
        return Ran.southflow(all);
    }

    /** The file was taken when what stands in the way is Kafka. */
    private static void assertTaken(Ran ran) {
        assertThat(ran.err()).contains("127.0.0.1:1").doesNotContain("a.csv:1");
    }

    @Test
    void oneLineSaysTheCommandToType() {
        Ran ran = bars(file);

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("southflow: a.csv:1: no column 'date', 'symbol', 'open'")
                .endsWith("try: southflow produce daily-bars --format investing --symbol CODE " + file);
        assertTaken(bars("--format", "investing", "--symbol", "HSTECH", file));
    }

    @Test
    void aMapIsTakenInOneWordInSeveralAndFromAFile() throws IOException {
        assertTaken(bars("--map", "date=日期,open=开盘,high=高,low=低,close=收盘", "--symbol", "HSI", file));
        assertTaken(bars("--map", "date=日期,open=开盘", "--map", "high=高,low=低,close=收盘", "--symbol", "HSI", file));
        Path map = Files.writeString(
                folder.resolve("map.properties"),
                "# of a vendor\ndate = 日期\nopen=开盘\nhigh=高\nlow=低\nclose=收盘\nconst.symbol=HSI\n");
        assertTaken(bars("--map-file", map.toString(), file));
    }

    @Test
    void anEncodingIsNamedWhereItIsNeeded() throws IOException {
        Files.write(Path.of(file), VENDORS.getBytes(Charset.forName("GBK")));

        assertThat(bars("--format", "investing", "--symbol", "HSI", file).err()).contains("--encoding GBK");
        assertTaken(bars("--format", "investing", "--symbol", "HSI", "--encoding", "GBK", file));
    }

    @Test
    void aWrongWordIsWrongUsage() {
        Ran unknown = bars("--format", "bloomberg", file);
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("southflow: --format bloomberg: daily-bars have yahoo, investing");
        assertThat(bars("--map", "date", file).exitCode()).isEqualTo(2);
        assertThat(bars("--map-file", folder + "/none", file).err()).contains("none: cannot be read");
        assertThat(bars("--encoding", "nonsense!", file).exitCode()).isEqualTo(2);
    }
}
