package io.southflow.feed.csv;

import static io.southflow.feed.csv.CsvKind.SHORT_SALES;
import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.Basis;
import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortSaleParserTest {
    private static final String MANDATORY = "date,symbol,session,shares,turnover";
    private static final String ALL = MANDATORY + ",currency,published_at,basis,source";

    @Test
    void fillsInWhatIsLeftOut() throws CsvRefusal {
        FeedEvent event = CsvRows.parse(SHORT_SALES, MANDATORY, "2025-02-17,700,DAY,15176000,7600000000.5");

        assertThat(event.value())
                .isEqualTo(new ShortSale(
                        "00700",
                        LocalDate.of(2025, 2, 17),
                        ReportSession.DAY,
                        15_176_000L,
                        7_600_000_000_500L,
                        "HKD",
                        Instant.parse("2025-02-17T08:30:00Z"),
                        Basis.REPORTED,
                        "csv:test.csv"));
        assertThat(event.timestamp())
                .isEqualTo(Instant.parse("2025-02-17T08:30:00Z").toEpochMilli());
    }

    @Test
    void takesEveryColumn() throws CsvRefusal {
        String row = "2025-02-17,9008,MORNING,500,379,USD,2025-02-17T12:31:00,SIMULATED,desk";

        assertThat(CsvRows.parse(SHORT_SALES, ALL, row).value())
                .isEqualTo(new ShortSale(
                        "09008",
                        LocalDate.of(2025, 2, 17),
                        ReportSession.MORNING,
                        500L,
                        379_000L,
                        "USD",
                        Instant.parse("2025-02-17T04:31:00Z"),
                        Basis.SIMULATED,
                        "desk"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-17,MORNING,2025-02-17T04:30:00Z",
        "2025-02-17,DAY,2025-02-17T08:30:00Z",
        "2025-01-28,DAY,2025-01-28T04:30:00Z"
    })
    void countsAsPublishedHalfAnHourAfterTheCloseOfWhatItCovers(String date, String session, String published)
            throws CsvRefusal {
        assertThat(CsvRows.parse(SHORT_SALES, MANDATORY, date + ",700," + session + ",1,1")
                        .timestamp())
                .isEqualTo(Instant.parse(published).toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17/02/2025,700,DAY,1,1,,,,   | column 'date': '17/02/2025' is no date: day and month could be",
                "1989-02-17,700,DAY,1,1,,,,   | column 'date': '1989-02-17' is not in 1990 to 2099",
                "2025-02-17,%80016,DAY,1,1,,,, | column 'symbol': '%80016' is neither",
                "2025-02-17,700,NIGHT,1,1,,,, | column 'session': 'NIGHT' is none of MORNING, DAY",
                "2025-02-17,700,DAY,1.5,1,,,, | column 'shares': '1.5' is not a whole number",
                "2025-02-17,700,DAY,1000000000001,1,,,, | column 'shares': '1000000000001' is more than",
                "2025-02-17,700,DAY,1,-1,,,,  | column 'turnover': '-1' is not 0 to",
                "2025-02-17,700,DAY,1,1,HK$,,, | column 'currency': 'HK$' is no ISO 4217 code",
                "2025-02-17,700,DAY,1,1,,later,, | column 'published_at': 'later' is no time",
                "2025-02-17,700,DAY,1,1,,2025-02-16T23:59:59,, | column 'published_at': '2025-02-16T23:59:59' is before",
                "2025-02-17,700,DAY,1,1,,,X,  | column 'basis': 'X' is none of",
            })
    void saysWhyARowIsRefused(String row, String reason) {
        assertThat(CsvRows.refusal(SHORT_SALES, ALL, row)).startsWith(reason);
    }
}
