package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.Window;
import io.southflow.schema.NetInflow;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.WindowFlow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every NetInflow against a recomputation from all events read up to it. */
class NaiveRecomputationTest {
    private static final int STOCKS = 120;

    private int checked;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void agreesWithEveryNetInflowToTheThousandth(boolean shuffled) {
        RandomDays days = new RandomDays(shuffled ? 7 : 5, STOCKS);
        NaiveFlows naive = new NaiveFlows();
        try (MonitorHarness monitor = new MonitorHarness()) {
            // Sessions over the turn of a month, Lunar New Year between them; one of them long.
            for (String date : List.of("2025-01-24", "2025-01-27", "2025-02-05", "2025-02-06", "2025-02-07")) {
                List<SouthboundFlow> day = days.day(LocalDate.parse(date), date.equals("2025-02-07") ? 20_000 : 1_500);
                int read = 0;
                for (SouthboundFlow flow : shuffled ? days.shuffled(day, 60) : day) {
                    monitor.send(MonitorHarness.TOPICS.flows(), flow);
                    naive.read(flow);
                    read++;
                    if (read % 2_000 == 0) {
                        monitor.passWallTime(Duration.ofSeconds(1));
                    }
                    check(monitor.netInflows(), naive);
                }
            }
        }
        System.out.println(checked + " NetInflows checked");
        assertThat(checked).isGreaterThan(10_000);
    }

    private void check(List<NetInflow> inflows, NaiveFlows naive) {
        for (NetInflow inflow : inflows) {
            for (WindowFlow shown : inflow.getWindows()) {
                long[] expected = naive.window(inflow.getSymbol(), window(shown), inflow.getAsOf());
                assertThat(new long[] {shown.getBuyMilliHkd(), shown.getSellMilliHkd(), shown.getNetMilliHkd()})
                        .as("%s %s as of %s", inflow.getSymbol(), shown.getWindow(), inflow.getAsOf())
                        .isEqualTo(expected);
            }
            checked++;
        }
    }

    private static Window window(WindowFlow flow) {
        for (Window window : Window.values()) {
            if (window.label().equals(flow.getWindow())) {
                return window;
            }
        }
        throw new AssertionError(flow.getWindow());
    }

    @Test
    void countsSessionsCovered() {
        Events events = new Events();
        try (MonitorHarness monitor = new MonitorHarness()) {
            for (String date : List.of("2025-01-24", "2025-01-27", "2025-02-05")) {
                monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", date + "T10:00:00", 5, 3));
                monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", date + "T16:30:00", 0, 0));
            }
            List<NetInflow> shown = monitor.netInflows();
            WindowFlow twenty = shown.get(shown.size() - 1).getWindows().get(Window.D20.ordinal());
            assertThat(twenty.getSessions()).isEqualTo(3);
            assertThat(twenty.getFull()).isFalse();
            assertThat(twenty.getNetMilliHkd()).isEqualTo(6_000);
        }
    }
}
