package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.market.TaskLedger;
import io.southflow.topology.stock.Stock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of a version that wrote others are refused with a line that says what to do. */
class OlderStateTest {
    private static final String LINE =
            "the state has a row of unknown kind '%s': it was written by another version; reset the application to rebuild it";

    @ParameterizedTest
    @ValueSource(chars = {'S', 'C', 'Y'})
    void ofAStock(char kind) {
        MonitorSettings settings = MonitorHarness.settings(ShippedRules.standard(), Map.of(), 1);
        assertThatThrownBy(() -> new Stock("00700", settings, null).load(kind, 20_000, new byte[64]))
                .hasMessage(LINE.formatted(kind));
    }

    @ParameterizedTest
    @ValueSource(chars = {'i'})
    void ofATask(char kind) {
        assertThatThrownBy(() -> new TaskLedger().load(kind, 0, new byte[64])).hasMessage(LINE.formatted(kind));
    }
}
