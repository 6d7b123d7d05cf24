package io.southflow.bench.kafka;

import io.southflow.bench.jvm.ChildJvm;
import io.southflow.bench.jvm.ClassPaths;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A running broker and registry. */
public final class Installation implements AutoCloseable {
    /** As many as there are codes, so that an instance takes whatever a load has. */
    public static final String MOST_STOCKS = "100000";

    private final ChildJvm process;
    private final String bootstrapServers;
    private final String registryUrl;
    private final int partitions;
    private final Admin admin;

    /** @param directory for the broker's data */
    public Installation(Path directory, int partitions) throws IOException {
        process = new ChildJvm(
                ClassPaths.own(),
                List.of("-Xmx1g", "-Dsun.net.httpserver.nodelay=true"),
                BrokerMain.class,
                List.of(directory.toString()));
        String[] addresses = process.hear().split(" ");
        bootstrapServers = addresses[0];
        registryUrl = addresses[1];
        this.partitions = partitions;
        admin = Admin.create(new KafkaSettings(settings("")).admin());
    }

    private Installation(Installation other, int partitions) {
        process = other.process;
        bootstrapServers = other.bootstrapServers;
        registryUrl = other.registryUrl;
        admin = other.admin;
        this.partitions = partitions;
    }

    /** The same one, for topics with so many partitions; it is closed with this. */
    public Installation withPartitions(int others) {
        return new Installation(this, others);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public String registryUrl() {
        return registryUrl;
    }

    public int partitions() {
        return partitions;
    }

    public Admin admin() {
        return admin;
    }

    /** The clients' settings for the topics of one prefix. */
    public Settings settings(String prefix) {
        return Settings.of(settings(bootstrapServers, registryUrl, prefix, partitions));
    }

    /** The same for a child, which knows them as text. */
    public static Map<String, String> settings(
            String bootstrapServers, String registryUrl, String prefix, int partitions) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("schema.registry.url", registryUrl);
        settings.put("southflow.topic.prefix", prefix);
        settings.put("southflow.partitions", Integer.toString(partitions));
        settings.put("southflow.replication.factor", "1");
        // The load is of a day long past: retention by time would delete it while it is read.
        settings.put("southflow.retention.ms", "-1");
        settings.put("southflow.alerts.retention.ms", "-1");
        settings.put("southflow.rejects.retention.ms", "-1");
        return settings;
    }

    @Override
    public void close() throws IOException {
        admin.close();
        process.close();
    }
}
