package io.southflow.feed.csv;

import static io.southflow.feed.csv.CsvKind.TICKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.Basis;
import io.southflow.schema.Side;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickParserTest {
    private static final String MANDATORY = "time,symbol,price,volume";
    private static final String ALL = MANDATORY + ",side,type,cancel,basis,source,sequence";
    private static final Instant OPEN = Instant.parse("2025-02-18T01:30:00Z");

    @Test
    void fillsInWhatIsLeftOut() throws CsvRefusal {
        assertThat(CsvRows.parse(TICKS, MANDATORY, "2025-02-18T09:30:00,700,513.5,100")
                        .value())
                .isEqualTo(new Tick(
                        "00700",
                        OPEN,
                        513_500L,
                        100L,
                        Side.NEUTRAL,
                        TradeType.AUTOMATCH,
                        false,
                        Basis.REPORTED,
                        "csv:test.csv",
                        0L));
    }

    @Test
    void takesEveryColumn() throws CsvRefusal {
        String row = "2025-02-18T09:30:00,700,513.5,100,BUY,AUCTION,true,SIMULATED,desk,9";

        assertThat(CsvRows.parse(TICKS, ALL, row).value())
                .isEqualTo(new Tick(
                        "00700", OPEN, 513_500L, 100L, Side.BUY, TradeType.AUCTION, true, Basis.SIMULATED, "desk", 9L));
    }

    @Test
    void theNameOfAnIndexMakesALevel() throws CsvRefusal {
        Tick tick = (Tick) CsvRows.parse(TICKS, MANDATORY, "2025-02-18T09:30:00,HSTECH,5650.123,0")
                .value();

        assertThat(tick.getType()).isEqualTo(TradeType.INDEX);
        assertThat(tick.getPriceMilli()).isEqualTo(5_650_123L);
    }

    @Test
    void acceptsAHeartbeat() {
        assertThat(CsvRows.refusal(TICKS, MANDATORY, "2025-02-18T16:30:00,700,0,0"))
                .isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,700,1,1,,,,,,                       | column 'time': 'x' is no time",
                "2025-02-18T10:00,?,1,1,,,,,,          | column 'symbol': '?' is neither",
                "2025-02-18T10:00,700,,1,,,,,,         | column 'price': is empty",
                "2025-02-18T10:00,700,10000000.001,1,,,,,, | column 'price': '10000000.001' is not 0 to 10000000",
                "2025-02-18T10:00,700,1,-1,,,,,,       | column 'volume': '-1' is not a whole number",
                "2025-02-18T10:00,700,1,1000000000001,,,,,, | column 'volume': '1000000000001' is more than 1000000000000",
                "2025-02-18T10:00,700,1,99999999999999999999,,,,,, | column 'volume': '99999999999999999999' is not a whole",
                "2025-02-18T10:00,700,0,1,,,,,,        | column 'price': 0 is for a heartbeat only",
                "2025-02-18T10:00,HSI,1,1,,,,,,        | column 'volume': an index has the volume 0",
                "2025-02-18T10:00,HSI,1,0,,AUCTION,,,, | column 'type': INDEX and the name of an index",
                "2025-02-18T10:00,700,1,1,,INDEX,,,,   | column 'type': INDEX and the name of an index",
                "2025-02-18T10:00,700,1,1,UP,,,,,      | column 'side': 'UP' is none of BUY, SELL, NEUTRAL",
                "2025-02-18T10:00,700,1,1,,DARK,,,,    | column 'type': 'DARK' is none of AUTOMATCH",
                "2025-02-18T10:00,700,1,1,,,yes,,,     | column 'cancel': 'yes' is neither true nor false",
                "2025-02-18T10:00,700,1,1,,,true,,,    | column 'sequence': a cancellation needs the sequence",
                "2025-02-18T10:00,700,1,1,,,,GUESS,,   | column 'basis': 'GUESS' is none of",
                "2025-02-18T10:00,700,1,1,,,,,,abc     | column 'sequence': 'abc' is not a whole number",
            })
    void saysWhyARowIsRefused(String row, String reason) {
        assertThat(CsvRows.refusal(TICKS, ALL, row)).startsWith(reason);
    }
}
