package io.southflow.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Held against Prometheus' own checker, where it is installed. */
class PrometheusFilesTest {
    private static final String DIRECTORY = "grafana/prometheus/";

    @BeforeEach
    void needPromtool() {
        assumeThat(Programs.isInstalled("promtool")).isTrue();
    }

    @Test
    void haveAValidConfiguration() throws Exception {
        succeed("check", "config", DIRECTORY + "prometheus.yml");
    }

    @Test
    void haveValidRules() throws Exception {
        succeed("check", "rules", "--lint-fatal", DIRECTORY + "rules.yml");
    }

    @Test
    void raiseWhatTheRulesSayAndNothingElse() throws Exception {
        succeed("test", "rules", DIRECTORY + "rules-test.yml");
    }

    private static void succeed(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "promtool";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Programs.Result result = Programs.run("", Map.of(), command);
        assertThat(result.exitCode()).as(result.output()).isZero();
    }
}
