package io.southflow.feed.csv;

import static io.southflow.feed.csv.CsvKind.DAILY_BARS;
import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.Basis;
import io.southflow.schema.DailyBar;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyBarParserTest {
    private static final String MANDATORY = "date,symbol,open,high,low,close,volume,turnover";
    private static final String ALL = MANDATORY + ",basis,source";

    @Test
    void fillsInWhatIsLeftOut() throws CsvRefusal {
        FeedEvent event =
                CsvRows.parse(DAILY_BARS, MANDATORY, "2025-02-17,700,500,513.5,498.2,507,30000000,15210000000.123");

        assertThat(event.value())
                .isEqualTo(new DailyBar(
                        "00700",
                        LocalDate.of(2025, 2, 17),
                        500_000L,
                        513_500L,
                        498_200L,
                        507_000L,
                        30_000_000L,
                        15_210_000_000_123L,
                        Basis.REPORTED,
                        "csv:test.csv",
                        false,
                        true,
                        true));
    }

    @ParameterizedTest
    @CsvSource({"2025-02-17,2025-02-17T08:00:00Z", "2025-01-28,2025-01-28T04:00:00Z"})
    void isAnEventOfTheClose(String date, String close) throws CsvRefusal {
        assertThat(CsvRows.parse(DAILY_BARS, MANDATORY, date + ",HSI,1,1,1,1,0,0")
                        .timestamp())
                .isEqualTo(Instant.parse(close).toEpochMilli());
    }

    @Test
    void takesBasisAndSource() throws CsvRefusal {
        DailyBar bar = (DailyBar) CsvRows.parse(DAILY_BARS, ALL, "2025-02-17,700,1,1,1,1,0,0,ESTIMATED,desk")
                .value();

        assertThat(bar.getBasis()).isEqualTo(Basis.ESTIMATED);
        assertThat(bar.getSource()).isEqualTo("desk");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "today,700,1,1,1,1,0,0,,      | column 'date': 'today' is no date",
                "2025-02-17,x,1,1,1,1,0,0,,   | column 'symbol': 'x' is neither",
                "2025-02-17,700,0,1,1,1,0,0,, | column 'open': '0' is not 0.001 to 10000000",
                "2025-02-17,700,1,n.a.,1,1,0,0,, | column 'high': 'n.a.' is not a plain decimal",
                "2025-02-17,700,1,1,,1,0,0,,  | column 'low': is empty",
                "2025-02-17,700,1,1,1,10000000.001,0,0,, | column 'close': '10000000.001' is not 0.001 to 10000000",
                "2025-02-17,700,1,1,2,1,0,0,, | column 'high': '1' is less than low",
                "2025-02-17,700,1,1,1,1,1.18734E+11,0,, | column 'volume': '1.18734E+11' is not a whole number",
                "2025-02-17,700,1,1,1,1,0,-1,, | column 'turnover': '-1' is not 0 to 999999999999999.999",
                "2025-02-17,700,1,1,1,1,0,0,NONE, | column 'basis': 'NONE' is none of",
            })
    void saysWhyARowIsRefused(String row, String reason) {
        assertThat(CsvRows.refusal(DAILY_BARS, ALL, row)).startsWith(reason);
    }
}
