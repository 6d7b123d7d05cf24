package io.southflow.bench.latency;

import io.southflow.bench.kafka.Installation;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.Settings;
import io.southflow.wire.Topics;
import java.util.HashMap;
import java.util.Map;

/**
 * What a contestant is told, as JSON.
 *
 * @param directory for what it keeps on disk
 * @param settings Southflow's
 * @param producer what Southflow's producer is given, for the others': it decides how long results linger; told because
 *     Flink's class path cannot work it out
 */
public record Assignment(
        Entry entry,
        String bootstrapServers,
        String registryUrl,
        int partitions,
        int commitMs,
        String directory,
        Map<String, String> settings,
        Map<String, String> producer) {
    static final String GROUP = "latency";
    static final String ECHO_TOPIC = "echo";
    static final Topics TOPICS = new Topics("");

    static Assignment of(Entry entry, Installation installation, LatencyOptions options, String directory) {
        int commitMs = options.common().commitMs();
        Map<String, String> settings = new HashMap<>(Installation.settings(
                installation.bootstrapServers(), installation.registryUrl(), "", installation.partitions()));
        settings.put("application.id", GROUP);
        settings.put("processing.guarantee", entry.guarantee().setting());
        settings.put("commit.interval.ms", Integer.toString(commitMs));
        settings.put("state.dir", directory);
        settings.put("southflow.metrics.port", "0");
        settings.put("southflow.stocks.max", Installation.MOST_STOCKS);
        settings.putAll(options.set());
        return new Assignment(
                entry,
                installation.bootstrapServers(),
                installation.registryUrl(),
                installation.partitions(),
                commitMs,
                directory,
                settings,
                producer(Settings.of(settings)));
    }

    private static Map<String, String> producer(Settings settings) {
        Map<String, String> config = new HashMap<>();
        String prefix = "producer.";
        new KafkaSettings(settings).streams().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                config.put(key.substring(prefix.length()), value.toString());
            }
        });
        return config;
    }
}
