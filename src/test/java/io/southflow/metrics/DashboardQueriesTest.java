package io.southflow.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DashboardQueriesTest {
    private static final Map<String, String> VARIABLES = Map.of("symbol", "00700", "window", "20d");

    @Test
    void fillInBothOfGrafanasNotations() {
        String expr = DashboardQueries.fill("rate(x{s=\"$symbol\",w=\"${window:raw}\"}[$__rate_interval])", VARIABLES);

        assertThat(expr).isEqualTo("rate(x{s=\"00700\",w=\"20d\"}[1m])");
    }

    @Test
    void refuseAVariableWithoutAValue() {
        assertThatThrownBy(() -> DashboardQueries.fill("x{s=\"$sector\"}", VARIABLES))
                .hasMessageContaining("$sector");
    }

    @Test
    void takeTheQueriesOfPanelsAndVariables() {
        assertThat(DashboardQueries.all(VARIABLES))
                .contains(new DashboardQueries.Query(
                        "stock.json, variable 'symbol'", "count by (symbol) (southflow_price_hkd{symbol!=\"\"})"))
                .contains(new DashboardQueries.Query(
                        "stock.json, panel 'Last price'", "max(southflow_price_hkd{symbol=\"00700\"})"));
    }
}
