package io.southflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.Alert;
import io.southflow.schema.Basis;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.EventCounts;
import io.southflow.schema.MarketFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveLineTest {
    private long nanos;
    private final LiveLine line = new LiveLine(3_000_000, () -> nanos);

    private static MarketFlow market(long read) {
        return market(read, "2025-02-18T03:00:00Z", true);
    }

    private static MarketFlow market(long read, String asOf, boolean complete) {
        return new MarketFlow(
                Instant.parse(asOf),
                LocalDate.parse("2025-02-18"),
                complete,
                List.of(
                        new ChannelFlow("ALL", "1d", 0L, 0L, -1_500_000_000_000L, Basis.SIMULATED, 0),
                        new ChannelFlow("ALL", "ytd", 0L, 0L, 162_961_000_000_000L, Basis.SIMULATED, 0)),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                new EventCounts(read, 0L, 0L, 0L),
                List.of());
    }

    private static Alert alert(String state) {
        return new Alert("a", "R", "00700", state, "WARNING", 1, Instant.EPOCH, "", List.of(), Basis.SIMULATED);
    }

    @Test
    void knowsTheMomentThatNoTaskIsBehind() {
        assertThat(line.completeAsOf()).isNull();
        line.market(market(1));
        line.market(market(2, "2025-02-18T04:00:00Z", false));
        assertThat(line.completeAsOf()).isEqualTo("2025-02-18T03:00:00Z");
    }

    @Test
    void tellsWhatIsPublishedUntilThereAreFigures() {
        line.published(112_000, 0, 1);
        assertThat(line.text()).isEqualTo("no figures yet, 112,000 of 3,000,000 events published");
        assertThat(line.isComplete()).isFalse();
    }

    @Test
    void showsEventTimeRateAndTotals() {
        line.market(market(1_000_000));
        line.alert(alert("RAISED"));
        line.alert(alert("ESCALATED"));
        line.alert(alert("CLEARED"));
        line.text();
        nanos += 4_000_000_000L;
        line.market(market(1_200_000));
        assertThat(line.text())
                .isEqualTo(
                        "2025-02-18 11:00:00  day -HK$1.500bn  year HK$162.961bn  1 alert, 3 transitions  40%  50,000/s");
        assertThat(line.isComplete()).isTrue();
    }
}
