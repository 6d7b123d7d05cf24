package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.DailyBar;
import io.southflow.schema.IndexLevel;
import io.southflow.schema.Tick;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Events may be shuffled within a minute: a cancellation may come before its trade. */
class EarlyCancelTest {
    private final Events events = new Events();

    private long lastAfter(boolean cancelFirst) {
        try (MonitorHarness monitor = new MonitorHarness()) {
            DailyBar bar = events.bar("HSTECH", "2025-02-14", 5_000);
            monitor.send(MonitorHarness.TOPICS.dailyBars(), bar);
            for (int second = 0; second < 2; second++) {
                monitor.send(MonitorHarness.TOPICS.ticks(), index("2025-02-17T10:00:0" + second, 5_100));
                monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", "2025-02-17T10:00:0" + second, 1, 0));
            }
            Tick wrong = index("2025-02-17T10:00:20", 9_000);
            monitor.send(MonitorHarness.TOPICS.ticks(), cancelFirst ? events.cancelOf(wrong) : wrong);
            monitor.send(MonitorHarness.TOPICS.ticks(), cancelFirst ? wrong : events.cancelOf(wrong));
            monitor.passWallTime(Duration.ofSeconds(1));
            var market = monitor.market();
            IndexLevel level = market.get(market.size() - 1).getIndices().get(0);
            return level.getLastMilli();
        }
    }

    private Tick index(String time, double level) {
        return events.tick("HSTECH", time, level);
    }

    @Test
    void takesTheTradeBackAllTheSame() {
        assertThat(lastAfter(false)).isEqualTo(5_100_000);
        assertThat(lastAfter(true)).isEqualTo(5_100_000);
    }
}
