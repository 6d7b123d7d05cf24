package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.Windows;
import io.southflow.schema.NetInflow;
import io.southflow.schema.WindowFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows over a half day, the turn of the year and days on which southbound is shut. */
class YearChangeTest {
    private final Events events = new Events();

    @Test
    void windowsReachBackOverSessionsAndBeginWithTheirMonthAndYear() {
        try (MonitorHarness monitor = new MonitorHarness()) {
            // 24 and 31 December 2024 are half days; southbound is shut from 28 January to 4 February 2025.
            int amount = 1;
            for (String date : List.of("2024-12-30", "2024-12-31", "2025-01-02", "2025-01-27", "2025-02-05")) {
                for (String time :
                        List.of("09:15:00", "11:59:59", date.equals("2024-12-31") ? "12:08:00" : "16:08:00")) {
                    monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", date + "T" + time, amount, 0));
                    amount *= 2;
                }
                monitor.send(
                        MonitorHarness.TOPICS.flows(),
                        events.flow("00700", date + (date.equals("2024-12-31") ? "T12:30:00" : "T16:30:00"), 0, 0));
            }
            List<NetInflow> shown = monitor.netInflows();
            NetInflow halfDay = shown.stream()
                    .filter(inflow -> inflow.getAsOf().equals(Events.at("2024-12-31T12:00:00")))
                    .reduce((first, second) -> second)
                    .orElseThrow();
            assertThat(hkd(halfDay, "1m")).isEqualTo(16 + 32);
            assertThat(hkd(halfDay, "1d")).isEqualTo(8 + 16 + 32);
            assertThat(hkd(halfDay, "ytd")).isEqualTo(63);
            NetInflow last = shown.get(shown.size() - 1);
            assertThat(last.getAsOf()).isEqualTo(Events.at("2025-02-05T16:00:00"));
            assertThat(hkd(last, "mtd")).isEqualTo(4096 + 8192 + 16384);
            assertThat(hkd(last, "ytd")).isEqualTo(32767 - 63);
            assertThat(hkd(last, "20d"))
                    .as("20 sessions to 5 February begin on 31 December")
                    .isEqualTo(32767 - 7);
            assertThat(last.getWindows().get(Windows.DEFAULT.indexOf("20d")).getSessions())
                    .isEqualTo(20);
        }
    }

    private static long hkd(NetInflow inflow, String window) {
        WindowFlow flow = inflow.getWindows().get(Windows.DEFAULT.indexOf(window));
        assertThat(flow.getWindow()).isEqualTo(window);
        return flow.getNetMilliHkd() / 1000;
    }
}
