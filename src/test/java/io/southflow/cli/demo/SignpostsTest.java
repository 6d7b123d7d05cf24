package io.southflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignpostsTest {
    @Test
    void saysWhereToLookAndWhatToType() {
        assertThat(new Signposts("127.0.0.1:9092", "http://127.0.0.1:8081", "http://127.0.0.1:9464/metrics", true)
                        .whileItRuns())
                .contains("kafka            127.0.0.1:9092", "  southflow flows")
                .noneMatch(line -> line.contains("export"));
    }

    @Test
    void otherPortsAreToldToTheCommands() {
        assertThat(new Signposts("127.0.0.1:1234", "http://127.0.0.1:5678", "", false).whileItRuns())
                .contains("  export SOUTHFLOW_BOOTSTRAP_SERVERS=127.0.0.1:1234"
                        + " SOUTHFLOW_SCHEMA_REGISTRY_URL=http://127.0.0.1:5678");
    }
}
