package io.southflow.cli.kafka;

import io.southflow.cli.settings.KafkaSettings;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/** How many partitions each input has. */
public final class InputPartitions {
    private InputPartitions() {}

    /** @throws CommandFailure when one does not exist */
    public static Map<String, Integer> of(KafkaSettings kafka, Topics topics) {
        Map<String, Integer> partitions = new TreeMap<>();
        try (Admin admin = Admin.create(kafka.admin())) {
            KafkaCalls.get(
                            admin.describeTopics(topics.inputs().stream()
                                            .map(Topic::name)
                                            .toList())
                                    .allTopicNames(),
                            "describe the inputs")
                    .forEach((name, topic) ->
                            partitions.put(name, topic.partitions().size()));
        }
        return partitions;
    }
}
