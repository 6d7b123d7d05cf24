package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.Windows;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No figure says it is better than what it is made of. */
class BasisLabelsTest {
    private final Events events = new Events();
    private final MonitorHarness monitor = new MonitorHarness();

    @AfterEach
    void close() {
        monitor.close();
    }

    private void flow(String time, long buyHkd) {
        monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", time, buyHkd, 0));
    }

    private void official(String time) {
        for (Channel channel : Channel.values()) {
            monitor.send(MonitorHarness.TOPICS.flows(), events.official("00700", channel, time, 10, 0));
        }
    }

    @Test
    void anOfficialDaySaysNothingAboutTheLastHour() {
        flow("2025-02-17T15:30:00", 500);
        flow("2025-02-17T16:30:00", 0);
        official("2025-02-17T17:00:00");
        List<NetInflow> shown = monitor.netInflows();
        var windows = shown.get(shown.size() - 1).getWindows();
        assertThat(windows.get(Windows.DEFAULT.indexOf("1d")).getBasis()).isEqualTo(Basis.REPORTED);
        assertThat(windows.get(Windows.DEFAULT.indexOf("1h")).getNetMilliHkd()).isEqualTo(500_000);
        assertThat(windows.get(Windows.DEFAULT.indexOf("1h")).getBasis()).isEqualTo(Basis.SIMULATED);
    }

    @Test
    void aMonthHasTheBasisOfItsOwnSessions() {
        flow("2024-12-30T10:00:00", 500);
        flow("2024-12-30T10:00:01", 500);
        flow("2025-01-02T10:00:00", 500);
        flow("2025-01-02T16:30:00", 0);
        official("2025-01-02T17:00:00");
        monitor.passWallTime(Duration.ofSeconds(1));
        List<MarketFlow> market = monitor.market();
        assertThat(market.get(market.size() - 1).getMonths())
                .extracting(month -> month.getMonth() + " " + month.getBasis())
                .containsExactly("2024-12 SIMULATED", "2025-01 REPORTED");
    }
}
