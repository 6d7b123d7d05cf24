package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.cli.kafka.TopicFinding;
import io.southflow.cli.kafka.TopicPlan;
import io.southflow.cli.kafka.TopicSetup;
import io.southflow.cli.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
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

    private static boolean shows(Admin admin, String topic, int partitions) throws Exception {
        return admin.describeTopics(List.of(topic))
                        .topicNameValues()
                        .get(topic)
                        .get()
                        .partitions()
                        .size()
                == partitions;
    }

    private static boolean shows(Admin admin, String topic, String setting, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .values()
                .get(resource)
                .get()
                .get(setting)
                .value()
                .equals(value);
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
                .hasSize(12)
                .allSatisfy(topic -> assertThat(topic.get("status").asText()).isEqualTo("created"));

        Ran again = topics("a.");
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(again.out().lines()).hasSize(13).anySatisfy(line -> assertThat(line)
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
            // The controller has it; the broker that is asked next hears of it a moment later.
            Awaitility.await()
                    .until(() -> shows(admin, "b.market.ticks", 5)
                            && shows(admin, "b.southbound.market", "cleanup.policy", "delete")
                            && shows(admin, "b.southbound.flows", "max.message.bytes", "40000000"));
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

    /** Brokers that hear of topics late: the first looks show none. */
    private static final class HardOfHearing extends ForwardingAdmin {
        private int looks;

        HardOfHearing() {
            super(Map.of("bootstrap.servers", installation.bootstrapServers()));
        }

        @Override
        public DescribeTopicsResult describeTopics(TopicCollection topics, DescribeTopicsOptions options) {
            return super.describeTopics(
                    ++looks > 4 ? topics : TopicCollection.TopicNameCollection.ofTopicNames(List.of()), options);
        }
    }

    @Test
    void waitsUntilTheBrokersKnowWhatWasCreated() {
        Settings settings = Settings.of(Map.of("southflow.topic.prefix", "d."));
        try (Admin admin = new HardOfHearing()) {
            TopicSetup setup = new TopicSetup(new TopicPlan(settings), 1, admin);
            assertThat(setup.check(setup.create())).hasSize(12).allSatisfy(finding -> assertThat(finding.status())
                    .isEqualTo(TopicFinding.Status.CREATED));
        }
    }

    @Test
    void leavesATopicOfAnothersMakingAsItIs() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic("c.market.ticks", 4, (short) 1).configs(Map.of("retention.ms", "7200000"))))
                    .all()
                    .get();
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> shows(admin, "c.market.ticks", "retention.ms", "7200000"));
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
