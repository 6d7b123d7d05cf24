package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsIT {
    @TempDir
    private static Path dir;

    private static Installation installation;

    @BeforeAll
    static void start() {
        installation = new Installation(dir);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    private static Ran topics(String prefix, String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "topics";
        args[1] = "--set";
        args[2] = "southflow.topic.prefix=" + prefix;
        System.arraycopy(more, 0, args, 3, more.length);
        return installation.southflow(args);
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", installation.bootstrapServers()));
    }

    @Test
    void createsWhatIsMissingAndIsSafeToRepeat() throws Exception {
        Ran missing = topics("a.", "--check", "--format", "json");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(new ObjectMapper()
                        .readTree(missing.out())
                        .at("/topics/0/status")
                        .asText())
                .isEqualTo("missing");

        Ran first = topics("a.", "--format", "json");
        assertThat(first.exitCode()).as(first.err()).isZero();
        JsonNode created = new ObjectMapper().readTree(first.out());
        assertThat(created.get("ok").asBoolean()).isTrue();
        assertThat(created.get("topics"))
                .hasSize(11)
                .allSatisfy(topic -> assertThat(topic.get("status").asText()).isEqualTo("created"));

        Ran again = topics("a.");
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(again.out().lines()).hasSize(12).anySatisfy(line -> assertThat(line)
                .matches("a\\.southbound\\.flows +4 +delete +400 days +registered +present"));
        assertThat(topics("a.", "--check").exitCode()).isZero();
    }

    @Test
    void reportsUnequalPartitionsAndWrongConfigurationWithTheRemedy() throws Exception {
        Ran made = topics("b.");
        assertThat(made.exitCode()).as(made.err()).isZero();
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of("b.market.ticks", NewPartitions.increaseTo(5)))
                    .all()
                    .get();
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, "b.southbound.market"),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SET)),
                            new ConfigResource(ConfigResource.Type.TOPIC, "b.southbound.flows"),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", "40000000"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
        Ran ran = topics("b.");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("problem: "))
                .anySatisfy(line -> assertThat(line).contains("unequal partition counts", "b.market.ticks=5"))
                .anySatisfy(line -> assertThat(line).contains("cleanup.policy=compact", "kafka-configs.sh"))
                .anySatisfy(line -> assertThat(line).contains("b.southflow.rejects", "max.message.bytes=40016384"));
    }

    @Test
    void leavesATopicOfAnothersMakingAsItIs() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic("c.market.ticks", 4, (short) 1).configs(Map.of("retention.ms", "7200000"))))
                    .all()
                    .get();
        }
        Ran ran = topics("c.");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).startsWith("note: c.market.ticks keeps records for 7200000 ms");
    }

    @Test
    void saysInOneLineThatNoBrokerAnswers() {
        Ran ran = Ran.southflow(
                "topics",
                "--wait=0",
                "--set",
                "bootstrap.servers=127.0.0.1:1",
                "--set",
                "default.api.timeout.ms=1000",
                "--set",
                "request.timeout.ms=500");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err().lines().toList())
                .containsExactly("southflow: no answer from Kafka at 127.0.0.1:1: start it, or set bootstrap.servers");
    }
}
