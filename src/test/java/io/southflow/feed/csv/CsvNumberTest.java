package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvNumberTest {
    private static final long MOST = 999_999_999_999_999_999L;

    @ParameterizedTest
    @CsvSource({"0,0", "1,1000", "0.001,1", "1.5,1500", "00012.34,12340", "999999999999999.999,999999999999999999"})
    void readsADecimalExactly(String text, long milli) throws CsvRefusal {
        assertThat(CsvNumber.milli("buy", text, 0, MOST)).isEqualTo(milli);
    }

    @Test
    void everyAmountSurvivesTheWayToTextAndBack() throws CsvRefusal {
        Random random = new Random(20250218);
        for (int i = 0; i < 100_000; i++) {
            long milli = random.nextLong(MOST) >> random.nextInt(60);
            assertThat(CsvNumber.milli("buy", CsvNumber.decimal(milli), 0, MOST))
                    .isEqualTo(milli);
            String padded = BigDecimal.valueOf(milli, 3).toPlainString();
            assertThat(CsvNumber.milli("buy", padded, 0, MOST)).isEqualTo(milli);
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
        assertThatThrownBy(() -> CsvNumber.milli("buy", text, 0, MOST))
                .isInstanceOf(CsvRefusal.class)
                .hasMessageStartingWith("column 'buy': '" + text + "' is not a plain decimal");
    }

    @Test
    void saysTheRangeOfAnAmountOutsideOfIt() {
        assertThatThrownBy(() -> CsvNumber.milli("price", "-0.001", 1, 10_000_000_000L))
                .hasMessage("column 'price': '-0.001' is not 0.001 to 10000000");
    }

    @Test
    void negativeZeroIsZero() throws CsvRefusal {
        assertThat(CsvNumber.milli("buy", "-0", 0, MOST)).isZero();
    }
}
