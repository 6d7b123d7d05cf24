package io.southflow.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.Basis;
import io.southflow.schema.NetInflow;
import io.southflow.schema.WindowFlow;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowJsonTest {
    private final NetInflow flow = new NetInflow(
            "00700",
            Samples.CLOSE,
            LocalDate.parse("2025-02-18"),
            List.of(
                    new WindowFlow("30m", 1L, 0L, 1L, 1, true, Basis.ESTIMATED),
                    new WindowFlow(
                            "1d", 26_499_999_500L, 31_749_999_001L, -5_249_999_501L, 1, false, Basis.SIMULATED)));

    @Test
    void aNetInflowHasEveryWindowExactly() {
        assertThat(new FlowJson(symbol -> "Tencent", window -> true).of(flow).toString())
                .isEqualTo("{\"record\":\"NetInflow\",\"symbol\":\"00700\",\"name\":\"Tencent\","
                        + "\"asOf\":\"2025-02-18T16:00:00+08:00\",\"session\":\"2025-02-18\",\"windows\":{"
                        + "\"30m\":{\"buy\":0.001,\"sell\":0,\"net\":0.001,\"basis\":\"ESTIMATED\",\"sessions\":1,"
                        + "\"full\":true},"
                        + "\"1d\":{\"buy\":26499999.5,\"sell\":31749999.001,\"net\":-5249999.501,"
                        + "\"basis\":\"SIMULATED\",\"sessions\":1,\"full\":false}}}");
    }

    @Test
    void onlyTheWindowThatIsWanted() {
        FlowJson json = new FlowJson(symbol -> symbol, "20d"::equals);
        assertThat(json.of(flow).path("windows").size()).isZero();
        assertThat(json.of(Samples.market()).path("channels").toString())
                .isEqualTo("{\"ALL\":{\"20d\":{\"buy\":0,\"sell\":0,\"net\":0.007,\"basis\":\"SIMULATED\"}}}");
    }

    @Test
    void theMarketHasChannelsLeadersAndMonths() {
        var market = new FlowJson(symbol -> "name of " + symbol, window -> true).of(Samples.market());
        assertThat(market.at("/channels/ALL/ytd/net").decimalValue()).isEqualByComparingTo("100000000000.5");
        assertThat(market.at("/leaders/20d/1").toString())
                .isEqualTo("{\"symbol\":\"09988\",\"name\":\"name of 09988\",\"net\":4000000000.001}");
        assertThat(market.at("/laggards/20d/0/net").decimalValue()).isEqualByComparingTo("-0.005");
        assertThat(market.at("/months/2025-01/net").decimalValue()).isEqualByComparingTo("-2.5");
        assertThat(market.path("complete").asBoolean()).isTrue();
    }
}
