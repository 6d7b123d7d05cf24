package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.cli.settings.SouthflowSettings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComposeCommandsTest {
    /** Kafka's own keys, as variables. */
    private static final Set<String> KAFKAS = Set.of("SOUTHFLOW_BOOTSTRAP_SERVERS", "SOUTHFLOW_SCHEMA_REGISTRY_URL");

    private final ComposeFile compose;

    ComposeCommandsTest() throws IOException {
        compose = new ComposeFile();
    }

    @Test
    void giveCommandsThatThereAre() {
        List<String[]> commands = compose.commands();

        assertThat(commands.stream().map(Arrays::asList))
                .contains(List.of("topics"), List.of("run"), List.of("produce", "tape", "--speed", "600"));
        assertThat(commands).allSatisfy(command -> assertThatCode(
                        () -> Southflow.commandLine().parseArgs(command))
                .doesNotThrowAnyException());
    }

    @Test
    void setNothingThatIsNoSetting() {
        List<String> own = SouthflowSettings.all(ShippedRules.ALL).stream()
                .map(setting -> setting.variable())
                .toList();

        assertThat(compose.variables().keySet())
                .allMatch(variable -> KAFKAS.contains(variable) || own.contains(variable));
    }
}
