package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    private Path dir;

    private Installation installation;

    @BeforeEach
    void start() {
        installation = new Installation(dir.resolve("data"));
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void withoutTopicsItSaysWhichCommandMakesThem() {
        Ran ran = installation.southflow("run");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("southflow: topics are missing (southbound.flows, ")
                .endsWith("run 'southflow topics' first");
    }

    @Test
    void countsWhatFilesBringAndLeavesTheGroupWhenTerminated() throws Exception {
        assertThat(installation.southflow("topics").exitCode()).isZero();
        Path calendar = Files.writeString(dir.resolve("calendar.csv"), "2020-01-01/2020-12-31,known\n");
        Path config = Files.writeString(
                dir.resolve("southflow.properties"),
                """
                bootstrap.servers = %s
                schema.registry.url = %s
                state.dir = %s
                southflow.metrics.port = 0
                southflow.calendar = %s
                """
                        .formatted(
                                installation.bootstrapServers(),
                                installation.registryUrl(),
                                dir.resolve("state"),
                                calendar));
        Path errors = dir.resolve("run.err");
        Process run = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.southflow.cli.Southflow",
                        "run",
                        "--config",
                        config.toString()))
                .redirectError(errors.toFile())
                .start();
        try {
            await().atMost(SOON).until(() -> Files.readString(errors).contains("/metrics"));
            Matcher address = Pattern.compile("(http://\\S+)/metrics").matcher(Files.readString(errors));
            assertThat(address.find()).isTrue();
            String root = address.group(1);
            assertThat(Files.readString(errors))
                    .containsPattern(
                            "warning: 20.* is outside of the southbound days .*\\(2020-01-01 to 2020-12-31\\)");
            await().atMost(SOON).until(() -> get(root + "/readyz").statusCode() == 200);

            Path flows = Files.writeString(
                    dir.resolve("flows.csv"),
                    """
                    time,symbol,channel,buy,sell
                    2025-02-18T10:00:00,700,SH,1500.5,500
                    2025-02-18T10:00:01,700,SZ,not a number,500
                    2025-02-18T10:00:02,700,SZ,100,0.5
                    """);
            Ran deleted = installation.southflow("produce", "flows", flows.toString(), "--speed", "max");
            assertThat(deleted.exitCode()).isEqualTo(1);
            assertThat(deleted.err())
                    .contains("southbound.flows keeps 400.0 days (retention.ms=34560000000), and Kafka would delete an"
                            + " event of 2025-02-18 again")
                    .contains("southflow.retention.ms=-1");
            assertThat(deleted.out()).isEmpty();
            keepForEver("southbound.flows");

            Ran produced = installation.southflow("produce", "flows", flows.toString(), "--speed", "max");
            assertThat(produced.exitCode()).isZero();
            assertThat(produced.out()).contains("2 rows read, 1 refused, 2 published");
            assertThat(produced.err())
                    .as("the calendar in the jar knows the day")
                    .doesNotContain("warning");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(get(root + "/metrics").body())
                            .contains("southflow_calendar_remaining_seconds 0.0")
                            .containsPattern("southflow_events_total\\{.*accepted.*southbound.flows.*} 2.0"));
            assertThat(installation
                            .southflow("produce", "flows", flows.toString(), "--speed", "max")
                            .out())
                    .as("it goes on where it stopped")
                    .contains("0 published");
        } finally {
            run.destroy();
            assertThat(run.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", installation.bootstrapServers()))) {
            assertThat(admin.describeConsumerGroups(List.of("southflow"))
                            .all()
                            .get()
                            .get("southflow")
                            .members())
                    .isEmpty();
        }
    }

    private void keepForEver(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", installation.bootstrapServers()))) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            AlterConfigOp always = new AlterConfigOp(new ConfigEntry("retention.ms", "-1"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(resource, List.of(always)))
                    .all()
                    .get();
        }
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
}
