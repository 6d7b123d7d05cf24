package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.detector.Thresholds;
import io.southflow.analytics.rule.BuyingStreak;
import io.southflow.analytics.rule.RoundNumber;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.schema.Channel;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** Rules that nobody ships, each a file and an entry of the list, at work in the whole topology. */
class AddedRulesTest {
    private static final Rules RULES = ShippedRules.ALL.with(RoundNumber.RULE).with(BuyingStreak.RULE);
    private static final DetectorSettings SETTINGS = new DetectorSettings(0, RULES, Thresholds.STANDARD);

    private final Events events = new Events();

    private static String text(TestRecord<byte[], byte[]> alert) {
        return MonitorHarness.header(alert, "ce_id") + " " + MonitorHarness.header(alert, "severity");
    }

    private static List<String> alerts(MonitorHarness monitor) {
        return monitor.records(MonitorHarness.TOPICS.alerts().name()).stream()
                .map(AddedRulesTest::text)
                .toList();
    }

    private void trade(MonitorHarness monitor, String time, double price) {
        monitor.send(MonitorHarness.TOPICS.ticks(), events.tick("00700", time, price));
    }

    @Test
    void aPriceTouchesARoundNumber() {
        try (MonitorHarness monitor = new MonitorHarness(SETTINGS)) {
            trade(monitor, "2025-02-17T10:00:00", 397);
            trade(monitor, "2025-02-17T10:00:10", 400.2);
            trade(monitor, "2025-02-17T10:00:20", 399);
            trade(monitor, "2025-02-17T10:00:30", 409);
            trade(monitor, "2025-02-17T10:00:40", 409);
            assertThat(monitor.alerts())
                    .extracting(alert -> alert.getState() + ": " + alert.getHeadline() + ", " + alert.getLevel())
                    .containsExactly(
                            "RAISED: 00700 touches the round number 400, 1",
                            "CLEARED: 00700 leaves the round number 400, 1");
        }
    }

    @Test
    void itsNameAndLevelAreInTheHeaders() {
        try (MonitorHarness monitor = new MonitorHarness(SETTINGS)) {
            trade(monitor, "2025-02-17T10:00:00", 397);
            trade(monitor, "2025-02-17T10:00:10", 400.2);
            trade(monitor, "2025-02-17T10:00:20", 399);
            assertThat(alerts(monitor)).containsExactly("ROUND_NUMBER-00700-2025-02-17T10:00:10-RAISED-1 WARNING");
        }
    }

    @Test
    void itGoesOnAfterARestart() {
        try (RestartableMonitor monitor =
                new RestartableMonitor(MonitorHarness.settings(SETTINGS, java.util.Map.of(), 1))) {
            monitor.send(MonitorHarness.TOPICS.ticks(), events.tick("00700", "2025-02-17T10:00:00", 397));
            monitor.send(MonitorHarness.TOPICS.ticks(), events.tick("00700", "2025-02-17T10:00:10", 400.2));
            monitor.send(MonitorHarness.TOPICS.ticks(), events.tick("00700", "2025-02-17T10:00:20", 399));
            monitor.commit();
            monitor.restart(MonitorHarness.settings(SETTINGS, java.util.Map.of(), 1));
            monitor.send(MonitorHarness.TOPICS.ticks(), events.tick("00700", "2025-02-17T10:00:30", 409));
            monitor.send(MonitorHarness.TOPICS.ticks(), events.tick("00700", "2025-02-17T10:00:40", 409));
            assertThat(monitor.forwards().stream()
                            .filter(each -> each.startsWith(StockMonitor.TO_ALERTS))
                            .toList())
                    .hasSize(2);
        }
    }

    @Test
    void theMarketBuysForDays() {
        try (MonitorHarness monitor = new MonitorHarness(SETTINGS)) {
            for (String day : List.of("2025-02-10", "2025-02-11", "2025-02-12", "2025-02-13", "2025-02-14")) {
                for (int minute = 0; minute < 30; minute++) {
                    String time = day + "T10:%02d:07".formatted(minute);
                    long sold = day.endsWith("14") ? 90 : 10;
                    monitor.send(
                            MonitorHarness.TOPICS.flows(),
                            events.flow("00700", Channel.SH, Events.at(time), 50_000_000, sold * 1_000_000));
                }
            }
            assertThat(alerts(monitor))
                    .containsExactly(
                            "BUYING_STREAK-SOUTHBOUND-2025-02-13T10:05:00-RAISED-1 WARNING",
                            "BUYING_STREAK-SOUTHBOUND-2025-02-13T10:05:00-CLEARED-1 WARNING");
        }
    }
}
