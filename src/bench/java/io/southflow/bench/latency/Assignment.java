package io.southflow.bench.latency;

import io.southflow.bench.kafka.Installation;
import io.southflow.cli.settings.Settings;
import io.southflow.wire.Topics;
import java.util.HashMap;
import java.util.Map;

/**
 * What a contestant is told, as JSON.
 *
 * @param directory for what it keeps on disk
 * @param set settings of Southflow that differ from those it ships with
 */
public record Assignment(
        Entry entry,
        String bootstrapServers,
        String registryUrl,
        int partitions,
        int commitMs,
        String directory,
        Map<String, String> set) {
    static final String GROUP = "latency";
    static final String ECHO_TOPIC = "echo";
    static final Topics TOPICS = new Topics("");

    /** Southflow's settings, from which the echo has its producer's. */
    Settings settings() {
        Map<String, String> settings =
                new HashMap<>(Installation.settings(bootstrapServers, registryUrl, "", partitions));
        settings.put("application.id", GROUP);
        settings.put("processing.guarantee", entry.guarantee().setting());
        settings.put("commit.interval.ms", Integer.toString(commitMs));
        settings.put("state.dir", directory);
        settings.put("southflow.metrics.port", "0");
        settings.putAll(set);
        return Settings.of(settings);
    }
}
