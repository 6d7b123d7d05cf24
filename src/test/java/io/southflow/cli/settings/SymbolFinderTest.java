package io.southflow.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolFinderTest {
    private final SymbolFinder finder = new SymbolFinder(Names.load(Settings.of(Map.of())));

    @ParameterizedTest
    @CsvSource({
        "700,00700",
        "00700,00700",
        "00700.HK,00700",
        "hk.00700,00700",
        "5,00005",
        "tencent,00700",
        "TENC,00700",
        "jd.com,09618",
        "Li-Auto,02015",
        "hstech,HSTECH",
        "hang seng index,HSI",
        "hang seng tech,HSTECH"
    })
    void findsByCodeNameOrTheBeginningOfOne(String asked, String symbol) {
        assertThat(finder.find(asked)).isEqualTo(symbol);
    }

    @Test
    void aWholeNameGoesOverTheBeginningOfAnother(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("s.csv"), "code,name\n00001,Ali\n");
        Settings settings = Settings.of(Map.of("southflow.securities", file.toString()));
        assertThat(new SymbolFinder(Names.load(settings)).find("ali")).isEqualTo("00001");
    }

    @Test
    void namesTheCandidates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finder.find("ali"))
                .withMessage("'ali' is the beginning of several names: 00241 Ali Health, 09988 Alibaba");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finder.find("simulated"))
                .withMessageEndingWith("70010 Simulated 0010 and 556 more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finder.find("tencents"))
                .withMessage("no stock or index is called 'tencents'; near it: 00700 Tencent");
    }

    @ParameterizedTest
    @CsvSource({"123456", "zzz", "''", "-"})
    void saysWhatANameMayBe(String asked) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finder.find(asked))
                .withMessageContaining("give a code of 1 to 5 digits or the beginning of a name");
    }
}
