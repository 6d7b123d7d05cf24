package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.topology.state.RowKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State that cannot be read ends the packaged application with one line that says what to do, and with exit code 1. */
class RefusedStateIT {
    private static final String CHANGELOG = "southflow-stocks-changelog";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path dir;

    private Installation installation;

    @BeforeEach
    void start() {
        installation = new Installation(dir.resolve("data"));
        assertThat(installation.southflow("topics").exitCode()).isZero();
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void ofALaterVersionIsRefusedAtOnce() throws Exception {
        Map<String, Object> kafka = Map.of("bootstrap.servers", installation.bootstrapServers());
        try (Admin admin = Admin.create(kafka);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            NewTopic changelog = new NewTopic(CHANGELOG, 4, (short) 1).configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(List.of(changelog)).all().get();
            byte[] key = new RowKey("00700", 'F', 630).toBytes().get();
            producer.send(new ProducerRecord<>(CHANGELOG, 3, key, new byte[] {(byte) 200, 0}))
                    .get();
        }
        try (JarProcess southflow = JarProcess.southflow(
                dir,
                "run",
                "--set=southflow.metrics.port=0",
                "--set=bootstrap.servers=" + installation.bootstrapServers(),
                "--set=schema.registry.url=" + installation.registryUrl(),
                "--set=state.dir=" + dir.resolve("streams"))) {
            Awaitility.await().atMost(PATIENCE).until(() -> !southflow.isAlive());
            assertThat(southflow.exitCode()).isEqualTo(1);
            assertThat(southflow.said().lines().filter(line -> line.startsWith("southflow: ")))
                    .singleElement()
                    .asString()
                    .contains(
                            "state of task 0_3 cannot be read: 00700, block F (flows of closed sessions) of version 200:"
                                    + " this release reads versions up to 0; to rebuild it, stop every instance and run:"
                                    + " kafka-streams-application-reset.sh --bootstrap-server "
                                    + installation.bootstrapServers() + " --application-id southflow --input-topics"
                                    + " southbound.flows,market.ticks,market.short-sales,market.daily-bars,market.corporate-actions");
        }
    }
}
