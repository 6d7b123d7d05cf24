package io.southflow.bench.contestant;

import io.southflow.bench.kafka.Installation;
import io.southflow.cli.settings.Settings;
import io.southflow.wire.Topics;
import java.util.HashMap;
import java.util.Map;

/**
 * What a contestant is told, as JSON.
 *
 * @param prefix of its topics
 * @param group its consumer group, or application id
 * @param records in its input
 * @param directory for what it keeps on disk
 * @param jar of the release that takes part, or empty
 */
public record Job(
        Contestant contestant,
        String bootstrapServers,
        String registryUrl,
        String prefix,
        int partitions,
        String group,
        int commitMs,
        long records,
        String directory,
        String jar) {
    public Topics topics() {
        return new Topics(prefix);
    }

    /** Southflow's settings, which hold what every contestant on Kafka Streams is started with. */
    public Settings settings() {
        Map<String, String> settings = texts();
        // Not among the texts: another release may not know it.
        settings.put("southflow.stocks.max", Installation.MOST_STOCKS);
        return Settings.of(settings);
    }

    Map<String, String> texts() {
        Map<String, String> settings =
                new HashMap<>(Installation.settings(bootstrapServers, registryUrl, prefix, partitions));
        settings.put("application.id", group);
        settings.put("commit.interval.ms", Integer.toString(commitMs));
        settings.put("state.dir", directory);
        settings.put("southflow.metrics.port", "0");
        return settings;
    }
}
