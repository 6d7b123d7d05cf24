package io.southflow.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HkdTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "22623000000 HK$22.623bn",
                "-994000000 -HK$0.994bn",
                "1234567890123 HK$1,234.568bn",
                "-400000 HK$0.000bn",
                "0 HK$0.000bn"
            })
    void theSignStandsBeforeTheCurrencyAndNothingHasNone(BigDecimal hkd, String shown) {
        assertThat(Hkd.billions(hkd)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"5249999.5 HK$5.250m", "-99999000 -HK$99.999m", "-100000000 -HK$0.100bn", "0.5 HK$0.000m"})
    void whatBillionsWouldHideIsShownInMillions(BigDecimal hkd, String shown) {
        assertThat(Hkd.shown(hkd)).isEqualTo(shown);
    }

    @Test
    void jsonHasEveryThousandthOfADollar() {
        assertThat(Hkd.ofMilli(5_249_999_500L).toPlainString()).isEqualTo("5249999.5");
        assertThat(Hkd.ofMilli(Long.MAX_VALUE).toPlainString()).isEqualTo("9223372036854775.807");
    }
}
