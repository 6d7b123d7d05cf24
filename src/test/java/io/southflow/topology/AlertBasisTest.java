package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.schema.Alert;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An alert has the weakest basis of what it was judged by, not of what came since. */
class AlertBasisTest {
    private final Events events = new Events();

    private static DetectorSettings quick() {
        return ShippedRules.standard()
                .with("rsi.warm-up", 20)
                .with("surge.min-net-hkd", 1)
                .with("surge.warm-up", 2);
    }

    private SouthboundFlow flow(String time, long buyHkd, Basis basis) {
        SouthboundFlow flow = events.flow("00700", time, buyHkd, 0);
        return new SouthboundFlow(
                "00700",
                Channel.SH,
                flow.getEventTime(),
                flow.getBuyMilliHkd(),
                0L,
                flow.getPeriod(),
                basis,
                "test",
                flow.getSequence());
    }

    @Test
    void ofASurge() {
        try (MonitorHarness monitor = new MonitorHarness(quick())) {
            for (String date : List.of("2025-02-17", "2025-02-18", "2025-02-19")) {
                monitor.send(MonitorHarness.TOPICS.flows(), flow(date + "T10:00:00", 100, Basis.REPORTED));
                monitor.send(MonitorHarness.TOPICS.flows(), flow(date + "T11:00:00", 150, Basis.REPORTED));
            }
            monitor.send(MonitorHarness.TOPICS.flows(), flow("2025-02-19T13:30:00", 90_000, Basis.REPORTED));
            monitor.send(MonitorHarness.TOPICS.flows(), flow("2025-02-19T13:30:05", 1, Basis.SIMULATED));
            List<Alert> alerts = monitor.alerts();
            assertThat(alerts).hasSize(1);
            assertThat(alerts.get(0).getBasis()).isEqualTo(Basis.REPORTED);
        }
    }

    @Test
    void ofAnOverboughtStock() {
        try (MonitorHarness monitor = new MonitorHarness(quick())) {
            for (int day = 1; day < 31; day++) {
                if (java.time.LocalDate.of(2025, 6, day).getDayOfWeek().getValue() < 6) {
                    for (String month : List.of("06", "07", "08")) {
                        String date = "2025-%s-%02d".formatted(month, day);
                        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("00700", date, 100 + day % 2));
                    }
                }
            }
            int second = 0;
            for (Basis basis : List.of(Basis.REPORTED, Basis.REPORTED, Basis.REPORTED, Basis.SIMULATED)) {
                Tick tick = events.tick("00700", "2025-09-01T10:00:0" + second, second < 2 ? 100 : 150);
                second++;
                monitor.send(
                        MonitorHarness.TOPICS.ticks(),
                        new Tick(
                                "00700",
                                tick.getEventTime(),
                                tick.getPriceMilli(),
                                100L,
                                tick.getSide(),
                                tick.getType(),
                                false,
                                basis,
                                "test",
                                tick.getSequence()));
            }
            List<Alert> alerts = monitor.alerts();
            assertThat(alerts).isNotEmpty();
            assertThat(alerts).extracting(Alert::getBasis).containsOnly(Basis.REPORTED);
        }
    }
}
