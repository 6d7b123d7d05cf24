package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvValueTest {
    private static final long MOST = 999_999_999_999_999_999L;

    @ParameterizedTest
    @CsvSource({"0,0", "1,1000", "0.001,1", "1.5,1500", "00012.34,12340", "999999999999999.999,999999999999999999"})
    void readsADecimalExactly(String text, long milli) throws CsvRefusal {
        assertThat(CsvValue.milli("buy", text, 0, MOST)).isEqualTo(milli);
    }

    @Test
    void everyAmountSurvivesTheWayToTextAndBack() throws CsvRefusal {
        Random random = new Random(20250218);
        for (int i = 0; i < 100_000; i++) {
            long milli = random.nextLong(MOST) >> random.nextInt(60);
            assertThat(CsvValue.milli("buy", CsvValue.decimal(milli), 0, MOST)).isEqualTo(milli);
            String padded = BigDecimal.valueOf(milli, 3).toPlainString();
            assertThat(CsvValue.milli("buy", padded, 0, MOST)).isEqualTo(milli);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e3",
                "1,000",
                "+1",
                ".5",
                "1.",
                "1.2345",
                "1.-5",
                "--1",
                "0x10",
                "NaN",
                "٣",
                "1 0",
                "1234567890123456"
            })
    void refusesWhatIsNoPlainDecimal(String text) {
        assertThatThrownBy(() -> CsvValue.milli("buy", text, 0, MOST))
                .isInstanceOf(CsvRefusal.class)
                .hasMessageStartingWith("column 'buy': '" + text + "' is not a plain decimal");
    }

    @Test
    void saysTheRangeOfAnAmountOutsideOfIt() {
        assertThatThrownBy(() -> CsvValue.milli("price", "-0.001", 1, 10_000_000_000L))
                .hasMessage("column 'price': '-0.001' is not 0.001 to 10000000");
    }

    @Test
    void negativeZeroIsZero() throws CsvRefusal {
        assertThat(CsvValue.milli("buy", "-0", 0, MOST)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-18T09:30:00+08:00,2025-02-18T01:30:00Z",
        "2025-02-18T09:30:00.123+08:00,2025-02-18T01:30:00.123Z",
        "2025-02-18T01:30:00Z,2025-02-18T01:30:00Z",
        "2025-02-18T09:30:00,2025-02-18T01:30:00Z",
        "2025-02-18 09:30:00,2025-02-18T01:30:00Z",
        "2025-02-18T09:30,2025-02-18T01:30:00Z",
        "2025-02-17T20:30:00-05:00,2025-02-18T01:30:00Z",
        "1739842200123,2025-02-18T01:30:00.123Z"
    })
    void readsATimeWithOffsetWithoutAndAsMilliseconds(String text, String instant) throws CsvRefusal {
        assertThat(CsvValue.millis("time", text))
                .isEqualTo(Instant.parse(instant).toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2025-02-30T09:30:00", "2025-02-18", "2025-02-18T24:00:00", "18/02/2025 09:30", "-5"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> CsvValue.millis("time", text))
                .hasMessageStartingWith("column 'time': '" + text + "' is no time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1739842200", "1989-12-31T10:00:00", "2100-01-01T10:00:00", "999999999999999"})
    void refusesATimeThatCannotBeMeant(String text) {
        assertThatThrownBy(() -> CsvValue.millis("time", text)).hasMessageContaining("is not in 1990 to 2099");
    }

    @ParameterizedTest
    @CsvSource({"5,00005", "700,00700", "00700,00700", "80700,80700", "HSTECH,HSTECH", "HSI,HSI"})
    void padsACodeAndKeepsTheNameOfAnIndex(String text, String symbol) throws CsvRefusal {
        assertThat(CsvValue.symbol("symbol", text)).isEqualTo(symbol);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "700.HK", "hsi", "H", "7OO", "ABCDEFGHIJKLMNOPQ"})
    void refusesWhatIsNoSymbol(String text) {
        assertThatThrownBy(() -> CsvValue.symbol("symbol", text)).hasMessageContaining("is neither a stock code");
    }

    @Test
    void aMessageCannotSteerATerminalNorFillIt() {
        assertThat(CsvRefusal.shown("\u001b[2Jx".repeat(20)))
                .doesNotContain("\u001b")
                .hasSizeLessThan(50);
    }
}
