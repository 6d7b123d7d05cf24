package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.Alert;
import io.southflow.schema.Basis;
import io.southflow.wire.AvroSerializer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that follow a topic, in a process and behind a pipe of their own, end when nobody reads any more. */
class ReaderGoneIT {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private static Path dir;

    private static Installation installation;

    @BeforeAll
    static void startWithTwoAlerts() {
        installation = new Installation(dir);
        assertThat(installation.southflow("topics").exitCode()).isZero();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", installation.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer());
                AvroSerializer serializer = new AvroSerializer()) {
            serializer.configure(Map.of("schema.registry.url", installation.registryUrl()), false);
            for (String id : List.of("first", "second")) {
                Alert alert = new Alert(
                        id,
                        "OVERBOUGHT",
                        "00700",
                        "RAISED",
                        "WARNING",
                        1,
                        Instant.EPOCH,
                        id,
                        List.of(),
                        Basis.REPORTED);
                producer.send(new ProducerRecord<>("alerts", "00700", serializer.serialize("alerts", alert)));
            }
        }
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    private static Process start(Path err, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "southflow.jar").toAbsolutePath().toString()));
        command.addAll(List.of(args));
        command.addAll(List.of(
                "--set",
                "bootstrap.servers=" + installation.bootstrapServers(),
                "--set",
                "schema.registry.url=" + installation.registryUrl()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SOUTHFLOW_"));
        return builder.start();
    }

    private static void assertEndsQuietly(Process process, Path err) throws InterruptedException {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(err).isEmptyFile();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void alertsEndsWhenItsReaderHasTheLastOneThereIs() throws Exception {
        Path err = dir.resolve("alerts.err");
        Process process = start(err, "alerts", "--from-beginning");
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).endsWith("first");
            assertThat(reader.readLine()).endsWith("second");
            assertThat(process.waitFor(2, TimeUnit.SECONDS))
                    .as("ended while somebody reads")
                    .isFalse();
        }
        assertEndsQuietly(process, err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerts", "flows"})
    void aCommandThatNeverHadAnythingToPrintEndsToo(String command) throws Exception {
        Path err = dir.resolve(command + "-nothing.err");
        Process process = start(err, command);
        process.getInputStream().close();
        assertEndsQuietly(process, err);
    }
}
