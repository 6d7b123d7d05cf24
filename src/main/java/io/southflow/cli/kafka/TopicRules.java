package io.southflow.cli.kafka;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import io.southflow.cli.settings.SouthflowSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is wrong with topics as they are. Pure: plan and state in, sentences out. */
final class TopicRules {
    /** What the reason and the place of a rejected record take in its headers, amply. */
    private static final int HEADROOM_BYTES = 16 * 1024;

    private final TopicPlan plan;
    private final Map<String, TopicState> found;

    /** @param found the topics there are, by name */
    TopicRules(TopicPlan plan, Map<String, TopicState> found) {
        this.plan = plan;
        this.found = found;
    }

    List<String> problems(PlannedTopic topic) {
        TopicState state = found.get(topic.name());
        List<String> problems = new ArrayList<>();
        if (state == null) {
            problems.add(topic.name() + " is missing: run 'southflow topics'");
            return problems;
        }
        if (plan.inputs().contains(topic.name())) {
            inputPartitions(topic, state, problems);
        } else if (topic.partitions() == 1 && state.partitions() != 1) {
            problems.add(topic.name() + " has " + state.partitions()
                    + " partitions and must have 1: delete it and run 'southflow topics'");
        }
        mustEqual(topic, state, CLEANUP_POLICY_CONFIG, problems);
        mustEqual(topic, state, MESSAGE_TIMESTAMP_TYPE_CONFIG, problems);
        if (topic.name().equals(plan.rejectsName())) {
            rejectsLimit(topic, state, problems);
        }
        return problems;
    }

    List<String> notes(PlannedTopic topic) {
        TopicState state = found.get(topic.name());
        String planned = topic.config().get(RETENTION_MS_CONFIG);
        if (state == null || planned == null || planned.equals(state.config().get(RETENTION_MS_CONFIG))) {
            return List.of();
        }
        return List.of(topic.name() + " keeps records for " + state.config().get(RETENTION_MS_CONFIG)
                + " ms, the settings say " + planned + ": " + remedy(topic, RETENTION_MS_CONFIG, planned));
    }

    private void inputPartitions(PlannedTopic topic, TopicState state, List<String> problems) {
        Map<String, Integer> counts = new TreeMap<>();
        found.forEach((name, other) -> {
            if (plan.inputs().contains(name)) {
                counts.put(name, other.partitions());
            }
        });
        if (counts.values().stream().distinct().count() > 1) {
            problems.add("the inputs have unequal partition counts " + counts
                    + ": give them all the same, on empty topics, with kafka-topics.sh --alter --partitions or anew");
        } else if (state.partitions() != topic.partitions()) {
            problems.add(topic.name() + " has " + state.partitions() + " partitions: set "
                    + SouthflowSettings.PARTITIONS.key() + "=" + state.partitions());
        }
    }

    private void rejectsLimit(PlannedTopic topic, TopicState state, List<String> problems) {
        found.forEach((name, input) -> {
            if (plan.inputs().contains(name) && limit(state) < limit(input) + HEADROOM_BYTES) {
                problems.add(topic.name() + " takes records up to " + limit(state) + " bytes, " + name + " up to "
                        + limit(input) + ", which must fit with headers on top: "
                        + remedy(
                                topic,
                                MAX_MESSAGE_BYTES_CONFIG,
                                Long.toString(Math.max(
                                        limit(input) + HEADROOM_BYTES,
                                        Long.parseLong(topic.config().get(MAX_MESSAGE_BYTES_CONFIG))))));
            }
        });
    }

    private static long limit(TopicState state) {
        return Long.parseLong(state.config().get(MAX_MESSAGE_BYTES_CONFIG));
    }

    private static void mustEqual(PlannedTopic topic, TopicState state, String key, List<String> problems) {
        String planned = topic.config().get(key);
        if (planned != null && !planned.equals(state.config().get(key))) {
            problems.add(topic.name() + " has " + key + "=" + state.config().get(key) + " and must have " + planned
                    + ": " + remedy(topic, key, planned));
        }
    }

    private static String remedy(PlannedTopic topic, String key, String value) {
        return "kafka-configs.sh --alter --entity-type topics --entity-name " + topic.name() + " --add-config " + key
                + "=" + value;
    }
}
