package io.southflow.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SecuritiesTest {
    private final Securities securities = Securities.load();

    @Test
    void namesTheLeaders() {
        assertThat(securities.nameOf("00700")).isEqualTo("Tencent");
        assertThat(securities.nameOf("09988")).isEqualTo("Alibaba");
        assertThat(securities.nameOf("01810")).isEqualTo("Xiaomi");
        assertThat(securities.nameOf("01398")).isEqualTo("ICBC");
        assertThat(securities.nameOf("00981")).isEqualTo("SMIC");
        assertThat(securities.nameOf("HSTECH")).isEqualTo("Hang Seng TECH Index");
    }

    @Test
    void marksTheInventedAsSimulated() {
        assertThat(securities.nameOf("70123")).isEqualTo("Simulated 0123");
        assertThat(securities.stocks().stream().map(securities::nameOf).filter(name -> name.startsWith("Simulated ")))
                .hasSize(securities.stocks().size() - 34);
    }

    @Test
    void givesBackTheCodeOfTheUnknown() {
        assertThat(securities.nameOf("00001")).isEqualTo("00001");
        assertThat(securities.isSouthbound("00001")).isFalse();
    }

    @Test
    void knowsWhatSouthboundMoneyCannotBuy() {
        assertThat(securities.isSouthbound("00700")).isTrue();
        assertThat(securities.isSouthbound("09888")).isFalse();
        assertThat(securities.isSouthbound("HSI")).isFalse();
        assertThat(securities.stocks().stream().filter(securities::isSouthbound))
                .hasSizeGreaterThanOrEqualTo(500);
    }

    @Test
    void everyStockHasACodeOfFiveDigits() {
        assertThat(securities.stocks()).hasSize(600).doesNotHaveDuplicates().allMatch(code -> code.matches("\\d{5}"));
    }

    @Test
    void everyIndexHasATimeZone() {
        assertThat(securities.indices())
                .containsOnlyKeys("HSI", "HSTECH", "HSCEI", "CSI300", "NDX", "SPX")
                .containsEntry("HSCEI", ZoneId.of("Asia/Hong_Kong"))
                .containsEntry("CSI300", ZoneId.of("Asia/Shanghai"))
                .containsEntry("NDX", ZoneId.of("America/New_York"));
    }
}
