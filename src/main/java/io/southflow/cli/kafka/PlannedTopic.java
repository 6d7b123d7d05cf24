package io.southflow.cli.kafka;

import java.util.Map;
import org.apache.avro.Schema;

/**
 * How a topic is to be.
 *
 * @param partitions when it is created
 * @param config Kafka's topic configuration; everything else is the broker's default
 * @param schema of the values, null where they are not Avro
 */
public record PlannedTopic(String name, int partitions, Map<String, String> config, Schema schema) {
    /** The subject under which the schema is registered. */
    public String subject() {
        return name + "-value";
    }
}
