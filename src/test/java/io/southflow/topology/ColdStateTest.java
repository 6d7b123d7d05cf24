package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.state.RowKey;
import io.southflow.topology.state.StateException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be read and closed sessions give back: it is said, nothing is said of it while cold, and then it is warm. */
class ColdStateTest {
    private static final String SYMBOL = "00700";
    private static final String BASE_IS_COLD = "cold W of version 9: this release reads versions up to 0";
    private static final String SURGE_IS_COLD = "cold INFLOW_SURGE of version 9: this release reads versions up to 1";
    private static final MonitorSettings SETTINGS = MonitorHarness.settings(
            ShippedRules.standard()
                    .with("surge.sessions", 10)
                    .with("surge.warm-up", 2)
                    .with("rsi.warm-up", 20),
            Map.of(),
            1);

    private final Events events = new Events();
    private final RestartableMonitor monitor = new RestartableMonitor(SETTINGS);

    @AfterEach
    void close() {
        monitor.close();
    }

    /** Two months of bars and a week of money, without a move to speak of, and the morning of 15 April. */
    @BeforeEach
    void start() {
        LocalDate today = LocalDate.parse("2025-04-15");
        for (LocalDate date = today.minusDays(60); date.isBefore(today); date = date.plusDays(1)) {
            if (SETTINGS.calendar().isTradingDay((int) date.toEpochDay())) {
                monitor.send(
                        MonitorHarness.TOPICS.dailyBars(),
                        events.bar(SYMBOL, date.toString(), 100 + date.getDayOfMonth() % 2));
                if (date.isAfter(today.minusDays(7))) {
                    for (int i = 0; i < 30; i++) {
                        flow(date + "T%02d:%02d:00".formatted(13 + i / 10, i % 10 * 6), 1_000_000 * (i % 3));
                    }
                }
            }
        }
        prices("2025-04-15T10:00", 101);
        flow("2025-04-15T10:00:00", 0);
        flow("2025-04-15T10:00:01", 0);
        monitor.commit();
        assertThat(monitor.told()).isEmpty();
        assertThat(alerts()).isEmpty();
    }

    private void prices(String minute, double price) {
        for (int second = 0; second < 3; second++) {
            monitor.send(MonitorHarness.TOPICS.ticks(), events.tick(SYMBOL, minute + ":0" + second, price));
        }
    }

    private void flow(String time, long buyHkd) {
        monitor.send(MonitorHarness.TOPICS.flows(), events.flow(SYMBOL, time, buyHkd, 0));
    }

    /** A surge of money. */
    private void money(String minute) {
        flow(minute + ":00", 0);
        flow(minute + ":01", 900_000_000);
        flow(minute + ":02", 0);
    }

    private List<String> alerts() {
        return monitor.forwards().stream()
                .filter(line -> line.startsWith("to-alerts "))
                .map(line -> line.replaceAll(".*key = ce_id, value = \\[([^]]*)].*", "$1"))
                .map(ColdStateTest::text)
                .toList();
    }

    private static String text(String bytes) {
        StringBuilder text = new StringBuilder();
        for (String each : bytes.split(", ")) {
            text.append((char) Integer.parseInt(each));
        }
        return text.toString();
    }

    private void damage(RowKey key, int place) {
        Bytes bytes = key.toBytes();
        byte[] row = monitor.rows().get(bytes).clone();
        row[place] = 9;
        monitor.rows().put(bytes, row);
    }

    private void damageBase() {
        damage(new RowKey(SYMBOL, 'W', 0), 0);
    }

    /** The version behind a rule's id in the only pack. */
    private void damageMemory(String rule) {
        RowKey pack = new RowKey("", 'H', 0);
        String row = new String(monitor.rows().get(pack.toBytes()), StandardCharsets.ISO_8859_1);
        damage(pack, row.lastIndexOf(rule) + rule.length());
    }

    @Test
    void undisturbedItRaisesBothAlertsToday() {
        monitor.restart(SETTINGS);
        prices("2025-04-15T11:00", 150);
        money("2025-04-15T11:00");
        assertThat(monitor.told()).isEmpty();
        assertThat(alerts())
                .containsExactly(
                        "OVERBOUGHT-00700-2025-04-15T11:00:00-RAISED", "INFLOW_SURGE-00700-2025-04-15T11:00:01-RAISED");
    }

    @Test
    void theBaseOfPricesIsColdUntilTheNextSession() {
        damageBase();
        monitor.restart(SETTINGS);
        assertThat(monitor.told()).containsExactly(BASE_IS_COLD);
        prices("2025-04-15T11:00", 150);
        assertThat(alerts()).isEmpty();
        prices("2025-04-16T11:00", 150);
        assertThat(alerts()).containsExactly("OVERBOUGHT-00700-2025-04-16T11:00:00-RAISED");
        monitor.commit();
        monitor.restart(SETTINGS);
        assertThat(monitor.told()).as("it is well again").isEmpty();
    }

    @Test
    void anAlertOnPricesStaysWhatItIsMeanwhile() {
        prices("2025-04-15T11:00", 150);
        monitor.commit();
        damageBase();
        monitor.restart(SETTINGS);
        assertThat(monitor.told()).containsExactly(BASE_IS_COLD);
        prices("2025-04-15T13:00", 60);
        assertThat(alerts()).containsExactly("OVERBOUGHT-00700-2025-04-15T11:00:00-RAISED");
        prices("2025-04-16T11:00", 60);
        assertThat(alerts())
                .startsWith(
                        "OVERBOUGHT-00700-2025-04-15T11:00:00-RAISED", "OVERBOUGHT-00700-2025-04-15T11:00:00-CLEARED");
    }

    @Test
    void theMemoryOfARuleIsColdUntilTheNextSession() {
        damageMemory("INFLOW_SURGE");
        monitor.restart(SETTINGS);
        assertThat(monitor.told()).containsExactly(SURGE_IS_COLD);
        money("2025-04-15T11:00");
        flow("2025-04-15T16:30:00", 0);
        assertThat(alerts()).isEmpty();
        money("2025-04-16T11:00");
        assertThat(alerts()).containsExactly("INFLOW_SURGE-00700-2025-04-16T11:00:01-RAISED");
    }

    @Test
    void theMemoryBehindAnAlertIsRefused() {
        money("2025-04-15T11:00");
        monitor.commit();
        damageMemory("INFLOW_SURGE");
        assertThatThrownBy(() -> monitor.restart(SETTINGS))
                .isInstanceOf(StateException.class)
                .hasMessageStartingWith("state of task 0_0 cannot be read: 00700, block INFLOW_SURGE (the memory of a"
                        + " rule) of version 9: this release reads versions up to 1; to rebuild it, stop every");
    }

    @Test
    void aBlockOfALaterReleaseIsPassedOver() {
        monitor.rows().put(new RowKey(SYMBOL, '9', 0).toBytes(), new byte[] {0, 1, 2});
        monitor.restart(SETTINGS);
        assertThat(monitor.told()).containsExactly("unknown 9");
    }
}
