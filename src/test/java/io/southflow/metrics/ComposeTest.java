package io.southflow.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import kafka.server.KafkaConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static final Path FILE = Path.of("docker-compose.yml");
    private static final Pattern KAFKA = Pattern.compile("(?m)^ +KAFKA_([A-Z_]+): \"?([^\"\n]+)\"?$");
    private static final Pattern PORTS = Pattern.compile("ports: \\[\"([^\"]+)\"]");
    private static final Pattern MOUNT = Pattern.compile("- (\\./[^:]+):");

    private final String compose;

    ComposeTest() throws IOException {
        compose = Files.readString(FILE);
    }

    @Test
    void isValidForDockerCompose() throws Exception {
        assumeThat(Programs.isInstalled("docker-compose")).isTrue();

        Programs.Result result = Programs.run(
                "", Map.of("GRAFANA_ADMIN_PASSWORD", "x"), "docker-compose", "-f", FILE.toString(), "config");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("- produce\n").contains("GF_SECURITY_ADMIN_PASSWORD: x\n");
    }

    @Test
    void publishesPortsOnTheLoopbackAddressOnly() {
        assertThat(PORTS.matcher(compose).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(compose.lines().filter(line -> line.contains("ports:"))).allMatch(line -> line.contains("[\""));
    }

    @Test
    void givesKafkaSettingsThatKafkaTakes() {
        Properties properties = new Properties();
        for (MatchResult setting : KAFKA.matcher(compose).results().toList()) {
            properties.put(setting.group(1).toLowerCase(Locale.ROOT).replace('_', '.'), setting.group(2));
        }

        assertThat(properties).containsEntry("process.roles", "broker,controller");
        assertThatCode(() -> KafkaConfig.fromProps(properties)).doesNotThrowAnyException();
        assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(properties.stringPropertyNames());
    }

    @Test
    void mountsAndBuildsFromWhatIsThere() {
        assertThat(MOUNT.matcher(compose).results().map(match -> Path.of(match.group(1))))
                .hasSize(3)
                .allMatch(Files::isDirectory);
        assertThat(Path.of("src", "main", "docker", "Dockerfile")).exists();
    }

    @Test
    void holdsNoPassword() {
        assertThat(compose.lines().filter(line -> line.contains("PASSWORD:")).map(String::strip))
                .containsExactly("GF_SECURITY_ADMIN_PASSWORD: ${GRAFANA_ADMIN_PASSWORD:-}");
    }
}
