package io.southflow.cli.kafka;

import java.util.Map;

/**
 * How a topic is.
 *
 * @param config every key in force, defaults included
 */
record TopicState(int partitions, Map<String, String> config) {}
