package io.southflow.cli.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;

/** Brings the topics of the plan about, and looks whether they are as planned. Changes no topic that exists. */
public final class TopicSetup {
    private static final Duration PROPAGATION = Duration.ofSeconds(15);
    private static final long PROPAGATION_POLL_MS = 50;

    private final TopicPlan plan;
    private final short replicationFactor;
    private final Admin admin;

    /** @param replicationFactor of topics that are created, -1 for the broker's default */
    public TopicSetup(TopicPlan plan, int replicationFactor, Admin admin) {
        this.plan = plan;
        this.replicationFactor = (short) replicationFactor;
        this.admin = admin;
    }

    /** Creates what is missing; returns the names of the topics created. Safe to run twice and side by side. */
    public Set<String> create() {
        Map<String, TopicState> found = states();
        List<NewTopic> missing = plan.all().stream()
                .filter(topic -> !found.containsKey(topic.name()))
                .map(this::newTopic)
                .toList();
        Set<String> created = new HashSet<>();
        admin.createTopics(missing).values().forEach((name, done) -> {
            if (KafkaCalls.done(done, TopicExistsException.class, "create topic " + name)) {
                created.add(name);
            }
        });
        return created;
    }

    /**
     * Every topic of the plan against the one there is.
     *
     * @param created the topics just created; brokers hear of them a moment later, and are waited for
     * @throws CommandFailure when the brokers do not show a created topic within some seconds
     */
    public List<TopicFinding> check(Set<String> created) {
        Map<String, TopicState> found = statesWith(created);
        TopicRules rules = new TopicRules(plan, found);
        List<TopicFinding> findings = new ArrayList<>();
        for (PlannedTopic topic : plan.all()) {
            TopicState state = found.get(topic.name());
            TopicFinding.Status status = state == null
                    ? TopicFinding.Status.MISSING
                    : created.contains(topic.name()) ? TopicFinding.Status.CREATED : TopicFinding.Status.PRESENT;
            findings.add(new TopicFinding(
                    topic,
                    status,
                    state == null ? 0 : state.partitions(),
                    "",
                    rules.problems(topic),
                    rules.notes(topic)));
        }
        return findings;
    }

    private NewTopic newTopic(PlannedTopic topic) {
        Optional<Short> replication = replicationFactor < 0 ? Optional.empty() : Optional.of(replicationFactor);
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), replication).configs(topic.config());
    }

    private Map<String, TopicState> statesWith(Set<String> created) {
        long deadline = System.nanoTime() + PROPAGATION.toNanos();
        Map<String, TopicState> found = states();
        while (!found.keySet().containsAll(created)) {
            if (System.nanoTime() - deadline > 0) {
                Set<String> unseen = new TreeSet<>(created);
                unseen.removeAll(found.keySet());
                throw new CommandFailure("created, but not known to the brokers after " + PROPAGATION.toSeconds()
                        + " s: " + String.join(", ", unseen)
                        + ": look at the brokers' logs, then run 'southflow topics' again");
            }
            Utils.sleep(PROPAGATION_POLL_MS);
            found = states();
        }
        return found;
    }

    private Map<String, TopicState> states() {
        Set<String> names = plan.all().stream().map(PlannedTopic::name).collect(Collectors.toSet());
        Map<String, Integer> partitions = new HashMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, future) -> {
            String what = "describe topic " + name;
            if (KafkaCalls.done(future, UnknownTopicOrPartitionException.class, what)) {
                partitions.put(name, KafkaCalls.get(future, what).partitions().size());
            }
        });
        List<ConfigResource> resources = partitions.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, TopicState> states = new HashMap<>();
        // Another broker may answer this, one that does not know a new topic yet.
        admin.describeConfigs(resources).values().forEach((resource, future) -> {
            String name = resource.name();
            String what = "read the configuration of topic " + name;
            if (KafkaCalls.done(future, UnknownTopicOrPartitionException.class, what)) {
                states.put(name, new TopicState(partitions.get(name), values(KafkaCalls.get(future, what))));
            }
        });
        return states;
    }

    private static Map<String, String> values(Config config) {
        Map<String, String> values = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            values.put(entry.name(), entry.value());
        }
        return values;
    }
}
