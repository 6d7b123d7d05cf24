package io.southflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    private static final String TOPIC = "southbound.test";

    @TempDir
    Path dataDir;

    @Test
    void keepsCommittedRecordsOverAStartOnAnotherPort() throws Exception {
        String firstAddress;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, 0)) {
            firstAddress = kafka.bootstrapServers();
            Records.createTopic(firstAddress, TOPIC);
            writeOneCommittedAndOneAborted(firstAddress);
            assertThat(Records.committed(firstAddress, TOPIC)).containsExactly("kept");
        }
        int otherPort = FreePort.find();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, otherPort)) {
            assertThat(kafka.bootstrapServers())
                    .isEqualTo("127.0.0.1:" + otherPort)
                    .isNotEqualTo(firstAddress);
            assertThat(Records.committed(kafka.bootstrapServers(), TOPIC)).containsExactly("kept");
            writeOneCommittedAndOneAborted(kafka.bootstrapServers());
            assertThat(Records.committed(kafka.bootstrapServers(), TOPIC)).containsExactly("kept", "kept");
        }
    }

    @Test
    void goesOnAfterAKill() throws Exception {
        try (BrokerProcess process = new BrokerProcess(dataDir)) {
            Records.createTopic(process.firstLine(), TOPIC);
            writeOneCommittedAndOneAborted(process.firstLine());
            process.kill();
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, 0)) {
            assertThat(Records.committed(kafka.bootstrapServers(), TOPIC)).containsExactly("kept");
        }
    }

    @Test
    void refusesADirectoryThatAnotherBrokerHolds() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, 0);
                BrokerProcess second = new BrokerProcess(dataDir)) {
            assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
            assertThat(second.firstLine())
                    .isEqualTo("The data directory " + dataDir
                            + " is in use by another broker: stop that process or name another directory.");
            assertThatThrownBy(() -> EmbeddedKafka.start(dataDir, 0))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("in use by another broker");
        }
    }

    @Test
    void refusesAPortInUseAndLeavesTheDirectoryFree() throws Exception {
        try (ServerSocket taken = FreePort.listen(0)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(dataDir, taken.getLocalPort()))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessage("Cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + " (Address already in use): stop the process that has the port or choose another one.");
        }
        DirectoryLock.acquire(dataDir).close();
    }

    @Test
    void refusesADirectoryThatIsAFile() throws Exception {
        Path file = Files.writeString(dataDir.resolve("file"), "not a directory");

        assertThatThrownBy(() -> EmbeddedKafka.start(file, 0))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("name another one");
    }

    @Test
    void refusesADirectoryOfAnotherKafka() throws Exception {
        Path kafka = Files.createDirectories(dataDir.resolve("kafka"));
        Files.writeString(
                kafka.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=" + Uuid.randomUuid() + "\n");

        assertThatThrownBy(() -> EmbeddedKafka.start(dataDir, 0))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContainingAll(dataDir.toString(), "node id 7", "name another data directory");
        DirectoryLock.acquire(dataDir).close();
    }

    @Test
    void keepsRecordsOfThePastAndMakesNoTopicByUse() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var resource = new ConfigResource(ConfigResource.Type.BROKER, "1");
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);

            assertThat(config.get("log.retention.ms").value()).isEqualTo("-1");
            assertThatThrownBy(() -> admin.describeTopics(List.of("never.created"))
                            .allTopicNames()
                            .get())
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void leavesNoThreadBehind() {
        EmbeddedKafka.start(dataDir, 0).close(); // Kafka's two threads that live as long as the JVM start here.
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        EmbeddedKafka.start(dataDir, 0).close();

        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(
                        threadsSince(before))
                .isEmpty());
    }

    private static Set<String> threadsSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    private static void writeOneCommittedAndOneAborted(String bootstrapServers) {
        long january = Instant.parse("2025-01-13T01:30:00Z").toEpochMilli();
        try (Producer<String, String> producer = Records.transactionalProducer(bootstrapServers, "writer")) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, 0, january, "00700", "kept"));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, 0, january, "00700", "aborted"));
            producer.flush();
            producer.abortTransaction();
        }
    }
}
