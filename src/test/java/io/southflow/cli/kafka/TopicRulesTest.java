package io.southflow.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.cli.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicRulesTest {
    private final TopicPlan plan = new TopicPlan(Settings.of(Map.of()));
    private final Map<String, TopicState> found = new HashMap<>();

    @BeforeEach
    void everythingIsAsPlanned() {
        for (PlannedTopic topic : plan.all()) {
            Map<String, String> config = new HashMap<>(Map.of(
                    "max.message.bytes", "1048588",
                    "message.timestamp.type", "CreateTime",
                    "retention.ms", "604800000"));
            config.putAll(topic.config());
            found.put(topic.name(), new TopicState(topic.partitions(), config));
        }
    }

    private void change(String topic, String key, String value) {
        found.get(topic).config().put(key, value);
    }

    private void partitions(String topic, int count) {
        found.put(topic, new TopicState(count, found.get(topic).config()));
    }

    private List<String> problems() {
        TopicRules rules = new TopicRules(plan, found);
        return plan.all().stream()
                .flatMap(topic -> rules.problems(topic).stream())
                .distinct()
                .toList();
    }

    @Test
    void nothingIsWrongWithTopicsAsPlanned() {
        assertThat(problems()).isEmpty();
        TopicRules rules = new TopicRules(plan, found);
        assertThat(plan.all())
                .allSatisfy(topic -> assertThat(rules.notes(topic)).isEmpty());
    }

    @Test
    void aMissingTopicNamesTheCommandThatMakesIt() {
        found.remove("alerts");
        assertThat(problems()).containsExactly("alerts is missing: run 'southflow topics'");
    }

    @Test
    void unequalPartitionsOfInputsAreAProblem() {
        partitions("market.ticks", 8);
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("unequal partition counts", "market.ticks=8", "southbound.flows=4");
    }

    @Test
    void equalPartitionsThatTheSettingsDoNotKnowAreAProblem() {
        plan.inputs().forEach(input -> partitions(input, 6));
        assertThat(problems()).hasSize(5).allSatisfy(problem -> assertThat(problem)
                .contains("set southflow.partitions=6"));
    }

    @Test
    void theMarketHasOnePartition() {
        partitions("southbound.partials", 4);
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("southbound.partials has 4 partitions and must have 1");
    }

    @Test
    void aWrongCleanupPolicyIsAProblemWithItsRemedy() {
        change("southbound.market", "cleanup.policy", "delete");
        assertThat(problems())
                .containsExactly(
                        "southbound.market has cleanup.policy=delete and must have compact: kafka-configs.sh"
                                + " --alter --entity-type topics --entity-name southbound.market --add-config cleanup.policy=compact");
    }

    @Test
    void alertsNeedTheBrokersTime() {
        change("alerts", "message.timestamp.type", "CreateTime");
        assertThat(problems()).singleElement().asString().contains("message.timestamp.type=LogAppendTime");
    }

    @Test
    void rejectsMustTakeTheLargestInputWithHeadersOnTop() {
        change("market.ticks", "max.message.bytes", "33554432");
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("southflow.rejects", "market.ticks", "max.message.bytes=33570816");
        change("southflow.rejects", "max.message.bytes", "33570816");
        assertThat(problems()).isEmpty();
    }

    @Test
    void anotherRetentionIsOnlyANote() {
        change("market.ticks", "retention.ms", "604800000");
        PlannedTopic ticks = plan.all().get(1);
        assertThat(new TopicRules(plan, found).notes(ticks))
                .singleElement()
                .asString()
                .contains("market.ticks keeps records for 604800000 ms, the settings say 34560000000");
        assertThat(problems()).isEmpty();
    }
}
