package io.southflow.bench.instance;

import io.southflow.bench.kafka.Installation;
import java.nio.file.Path;
import java.util.Map;

/** What every instance is started with. */
public final class InstanceSettings {
    private InstanceSettings() {}

    /**
     * @param prefix of its topics
     * @param directory for what it keeps on disk
     */
    public static Map<String, String> of(
            Installation installation, String prefix, String application, int commitMs, Path directory) {
        Map<String, String> settings = Installation.settings(
                installation.bootstrapServers(), installation.registryUrl(), prefix, installation.partitions());
        settings.put("application.id", application);
        settings.put("commit.interval.ms", Integer.toString(commitMs));
        settings.put("state.dir", directory.toString());
        settings.put("southflow.metrics.port", "0");
        settings.put("southflow.stocks.max", Installation.MOST_STOCKS);
        return settings;
    }
}
