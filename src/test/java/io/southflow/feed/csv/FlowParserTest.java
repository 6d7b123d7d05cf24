package io.southflow.feed.csv;

import static io.southflow.feed.csv.CsvKind.FLOWS;
import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.SouthboundFlow;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowParserTest {
    private static final String MANDATORY = "time,symbol,channel,buy,sell";
    private static final String ALL = MANDATORY + ",period,basis,source,sequence";
    private static final Instant OPEN = Instant.parse("2025-02-18T01:30:00Z");

    @Test
    void fillsInWhatIsLeftOut() throws CsvRefusal {
        FeedEvent event = CsvRows.parse(FLOWS, MANDATORY, "2025-02-18T09:30:00,700,sh,1234.567,0");

        assertThat(event.value())
                .isEqualTo(new SouthboundFlow(
                        "00700",
                        Channel.SH,
                        OPEN,
                        1_234_567L,
                        0L,
                        FlowPeriod.INCREMENT,
                        Basis.ESTIMATED,
                        "csv:test.csv",
                        0L));
        assertThat(event.key()).isEqualTo("00700");
        assertThat(event.timestamp()).isEqualTo(OPEN.toEpochMilli());
        assertThat(event.topic().name()).isEqualTo("southbound.flows");
        assertThat(event.paced()).isTrue();
    }

    @Test
    void takesEveryColumnInAnyOrder() throws CsvRefusal {
        FeedEvent event = CsvRows.parse(
                FLOWS,
                "sequence,source,basis,period,sell,buy,channel,symbol,time",
                "42,desk,REPORTED,DAY,2,1,SZ,00700,2025-02-18T09:30:00+08:00");

        assertThat(event.value())
                .isEqualTo(new SouthboundFlow(
                        "00700", Channel.SZ, OPEN, 1000L, 2000L, FlowPeriod.DAY, Basis.REPORTED, "desk", 42L));
    }

    @Test
    void theMonthsOfTheMarketAreHistoryThatNobodyWaitsFor() throws CsvRefusal {
        FeedEvent event = CsvRows.parse(FLOWS, ALL, "2021-01-31T16:00:00,SOUTHBOUND,SH,310600000000,0,MONTH,,,");

        assertThat(event.paced()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noon,700,SH,1,2,,,,           | column 'time': 'noon' is no time",
                ",700,SH,1,2,,,,               | column 'time': is empty",
                "2025-02-18T10:00,7OO,SH,1,2,,,,  | column 'symbol': '7OO' is neither",
                "2025-02-18T10:00,700,HK,1,2,,,,  | column 'channel': 'HK' is none of SH, SZ",
                "2025-02-18T10:00,700,,1,2,,,,    | column 'channel': is empty",
                "2025-02-18T10:00,700,SH,-1,2,,,, | column 'buy': '-1' is not 0 to 1000000000000",
                "2025-02-18T10:00,700,SH,1,1000000000000.001,,,, | column 'sell': '1000000000000.001' is not 0 to 1000000000000",
                "2025-02-18T10:00,700,SH,1,2.5001,,,,  | column 'sell': '2.5001' is not a plain decimal",
                "2025-02-18T10:00,700,SH,1,2,WEEK,,,   | column 'period': 'WEEK' is none of INCREMENT, DAY, MONTH",
                "2025-02-18T10:00,700,SH,1,2,,RUMOUR,, | column 'basis': 'RUMOUR' is none of REPORTED",
                "2025-02-18T10:00,700,SH,1,2,,,,-1     | column 'sequence': '-1' is not a whole number",
                "2025-02-18T10:00,700,SH,1,2,,,,1.5    | column 'sequence': '1.5' is not a whole number",
                "2025-02-18T10:00,700,SH,1,2,,,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,"
                        + " | column 'source': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…' is not 1 to 64",
            })
    void saysWhyARowIsRefused(String row, String reason) {
        assertThat(CsvRows.refusal(FLOWS, ALL, row)).startsWith(reason);
    }
}
