package io.southflow.feed.csv;

import static io.southflow.feed.csv.CsvKind.CORPORATE_ACTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.ActionType;
import io.southflow.schema.Basis;
import io.southflow.schema.CorporateAction;
import io.southflow.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorporateActionParserTest {
    private static final String MANDATORY = "ex_date,symbol,type,new_shares,old_shares";
    private static final String ALL = MANDATORY + ",cancel,basis,source";

    private static CorporateAction parse(String header, String row) throws CsvRefusal {
        return (CorporateAction) CsvRows.parse(CORPORATE_ACTIONS, header, row).value();
    }

    @Test
    void fillsInWhatIsLeftOut() throws CsvRefusal {
        assertThat(parse(MANDATORY, "2025-02-18,7003,split,5,1"))
                .isEqualTo(new CorporateAction(
                        "07003",
                        LocalDate.of(2025, 2, 18),
                        ActionType.SPLIT,
                        5L,
                        1L,
                        false,
                        Basis.REPORTED,
                        "csv:test.csv"));
    }

    @Test
    void theEndOfAListingHasNoFactor() throws CsvRefusal {
        CorporateAction end = parse(ALL, "2025-02-18,7003,end-of-listing,,,true,ESTIMATED,desk");
        assertThat(end.getType()).isEqualTo(ActionType.END_OF_LISTING);
        assertThat(end.getNewShares()).isEqualTo(1);
        assertThat(end.getOldShares()).isEqualTo(1);
        assertThat(end.getCancel()).isTrue();
        assertThat(end.getSource()).isEqualTo("desk");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-18, 2025-02-17T01:30:00Z",
        "2025-02-17, 2025-02-14T01:30:00Z",
        "2025-02-03, 2025-01-28T01:30:00Z"
    })
    void isOfTheSessionBeforeItsExDateAndNotPaced(String exDate, Instant time) throws CsvRefusal {
        FeedEvent event = CsvRows.parse(CORPORATE_ACTIONS, MANDATORY, exDate + ",700,SPLIT,5,1");
        assertThat(Instant.ofEpochMilli(event.timestamp())).isEqualTo(time);
        assertThat(event.paced()).isFalse();
    }

    @Test
    void oneThatIsAnnouncedEarlierIsOfNow() throws CsvRefusal {
        TradingCalendar calendar = TradingCalendar.hongKong();
        long now = Instant.parse("2025-02-03T12:00:00Z").toEpochMilli();
        CorporateActionParser parser =
                new CorporateActionParser(new Topics("").corporateActions(), calendar, () -> now);
        CsvHeader header = CsvHeader.parse("test.csv", CORPORATE_ACTIONS, MANDATORY.split(","));
        String[] row = "2025-02-18,700,SPLIT,5,1".split(",");
        assertThat(parser.parse(new CsvRow(header, row, "csv:test.csv")).timestamp())
                .isEqualTo(now);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-02-18,700,MERGER,5,1 | column 'type': 'MERGER' is none of SPLIT, CONSOLIDATION, BONUS",
                "2025-02-18,700,SPLIT,0,1 | column 'new_shares': '0' is not 1 to 1000000",
                "2025-02-18,700,SPLIT,5, | column 'old_shares': is empty",
                "2025-02-18,700,SPLIT,5:1,1 | column 'new_shares': '5:1' is not a whole number",
                "2025-02-18,700,SPLIT,1,5 | column 'new_shares': must be more than old_shares: 5 and 1 of a split",
                "2025-02-18,700,BONUS,1,10 | column 'new_shares': must be more than old_shares",
                "2025-02-18,700,CONSOLIDATION,10,1 | column 'new_shares': must be fewer than old_shares: 1 and 10",
                "2025-02-18,700,END_OF_LISTING,2,1 | column 'new_shares': must be empty, as must old_shares",
            })
    void saysWhyARowIsRefused(String row, String reason) {
        assertThat(CsvRows.refusal(CORPORATE_ACTIONS, MANDATORY, row)).startsWith(reason);
    }
}
