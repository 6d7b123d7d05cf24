package io.southflow.feed.publish;

import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the inputs keep what they get, asked of the broker. */
final class TopicRetentions {
    private static final Logger LOG = LoggerFactory.getLogger(TopicRetentions.class);

    private final PublisherConfig config;
    private final Topics topics;

    TopicRetentions(PublisherConfig config, Topics topics) {
        this.config = config;
        this.topics = topics;
    }

    /** Milliseconds by topic; those that keep for ever are not among them, nor those that the broker does not tell of. */
    Map<String, Long> read() throws InterruptedException {
        List<ConfigResource> inputs = topics.inputs().stream()
                .map(Topic::name)
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, Long> millis = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        try (Admin admin = Admin.create(config.admin())) {
            for (Map.Entry<ConfigResource, KafkaFuture<Config>> each :
                    admin.describeConfigs(inputs).values().entrySet()) {
                read(each.getKey().name(), each.getValue(), millis, unknown);
            }
        }
        if (!unknown.isEmpty()) {
            // Not every feed may ask, and what cannot be known stops nobody.
            LOG.warn(
                    "how long Kafka keeps {} is not known, and old events may be deleted as soon as they are there: allow"
                            + " DESCRIBE_CONFIGS on the topics",
                    String.join(", ", unknown));
        }
        return millis;
    }

    private static void read(String topic, KafkaFuture<Config> future, Map<String, Long> millis, List<String> unknown)
            throws InterruptedException {
        try {
            Config found = future.get();
            long retention = Long.parseLong(value(found, TopicConfig.RETENTION_MS_CONFIG, "-1"));
            boolean deletes =
                    value(found, TopicConfig.CLEANUP_POLICY_CONFIG, "").contains(TopicConfig.CLEANUP_POLICY_DELETE);
            if (deletes && retention >= 0) {
                millis.put(topic, retention);
            }
        } catch (ExecutionException e) {
            unknown.add(topic);
        }
    }

    private static String value(Config config, String name, String otherwise) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? otherwise : entry.value();
    }
}
