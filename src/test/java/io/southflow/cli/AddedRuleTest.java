package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.rule.RoundNumber;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.settings.SettingsException;
import io.southflow.cli.settings.SettingsTable;
import io.southflow.metrics.Metrics;
import io.southflow.metrics.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A rule that is added to the list is in settings, tables and metrics without another line. */
class AddedRuleTest {
    private static final Rules RULES = ShippedRules.ALL.with(RoundNumber.RULE);
    private static final String STEP = "southflow.detectors.round-number.step-hkd";

    @Test
    void itsThresholdsAreSettings() {
        Settings settings =
                Settings.load(RULES, null, Map.of("SOUTHFLOW_DETECTORS_ROUND_NUMBER_FOR", "90s"), Map.of(STEP, "50"));
        assertThat(MonitorMapping.monitor(settings).detectors())
                .isEqualTo(MonitorMapping.monitor(Settings.load(RULES, null, Map.of(), Map.of()))
                        .detectors()
                        .with("round-number.step-hkd", 50)
                        .with("round-number.for", 90));
        assertThatThrownBy(() -> Settings.load(RULES, null, Map.of(), Map.of(STEP, "0")))
                .isInstanceOf(SettingsException.class)
                .hasMessage(STEP + " = '0' is not allowed: expected 1 to 10000");
        assertThatThrownBy(() -> Settings.of(Map.of(STEP, "50")))
                .as("nobody ships it")
                .hasMessageContaining("unknown setting");
    }

    @Test
    void itIsInTheTables() {
        assertThat(SettingsTable.markdown(RULES))
                .contains("| `" + STEP + "` | `100` | 1 to 10000 | A multiple of this is a round number, HKD. |\n")
                .contains("| `southflow.detectors.round-number.keep` | `0s` |");
        assertThat(RulesTable.markdown(RULES))
                .contains("| `ROUND_NUMBER` | the price reaches a multiple of HKD 100, from below or above | – |"
                        + " 2 % away from it | price, round |\n");
        assertThat(RulesTable.text(RULES)).contains("southflow_round_number_distance_ratio");
    }

    @Test
    void itsGaugeAndItsAlertsAreMetrics() throws IOException {
        List<String> severities = RULES.severities().stream().map(Enum::name).toList();
        try (Metrics metrics = new Metrics(
                Set.of(),
                10,
                new Vocabulary(
                        List.of(), List.of(), RULES.ids(), severities, List.of("RAISED"), List.of(), RULES.gauges()),
                symbol -> "Tencent",
                () -> true,
                () -> 0)) {
            long none = StockFigures.UNKNOWN;
            double nan = Double.NaN;
            metrics.stock(0, new StockFigures("00700", none, nan, nan, none, new long[0], none, none, new double[] {
                nan, nan, 0.0125
            }));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            metrics.write(out, "text/plain");
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("southflow_round_number_distance_ratio{symbol=\"00700\"} 0.0125")
                    .contains(
                            "southflow_alerts_total{rule=\"ROUND_NUMBER\",severity=\"WARNING\",state=\"RAISED\"} 0.0");
        }
    }
}
