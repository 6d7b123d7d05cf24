package io.southflow.cli.demo;

import io.southflow.cli.kafka.SchemaSetup;
import io.southflow.cli.kafka.TopicCheck;
import io.southflow.cli.kafka.TopicPlan;
import io.southflow.cli.kafka.TopicSetup;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.Settings;
import io.southflow.embedded.EmbeddedKafka;
import io.southflow.embedded.EmbeddedRegistry;
import io.southflow.wire.RegistryClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** Broker and registry in this process, with topics and schemas made. */
final class EmbeddedInstallation implements AutoCloseable {
    private static final int KAFKA_PORT = 9092;
    private static final int REGISTRY_PORT = 8081;

    private final EmbeddedKafka kafka;
    private final EmbeddedRegistry registry;
    private final Settings settings;

    private EmbeddedInstallation(EmbeddedKafka kafka, EmbeddedRegistry registry, Settings settings) {
        this.kafka = kafka;
        this.registry = registry;
        this.settings = settings;
    }

    /**
     * @param asked the user's settings; what is embedded goes over them
     * @param port 0 for the usual one if it is free
     * @param registryPort likewise
     */
    static EmbeddedInstallation start(Settings asked, Path dataDir, int port, int registryPort) {
        EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, FreePort.choose(port, KAFKA_PORT));
        EmbeddedRegistry registry = null;
        try {
            registry = EmbeddedRegistry.start(kafka.bootstrapServers(), FreePort.choose(registryPort, REGISTRY_PORT));
            Settings settings = asked.with(embedded(asked, kafka, registry, dataDir));
            makeTopics(settings);
            return new EmbeddedInstallation(kafka, registry, settings);
        } catch (RuntimeException e) {
            if (registry != null) {
                registry.close();
            }
            kafka.close();
            throw e;
        }
    }

    /** The settings under which clients work with it. */
    Settings settings() {
        return settings;
    }

    String registryUrl() {
        return registry.url();
    }

    @Override
    public void close() {
        registry.close();
        kafka.close();
    }

    private static Map<String, String> embedded(
            Settings asked, EmbeddedKafka kafka, EmbeddedRegistry registry, Path dataDir) {
        Map<String, String> settings = new HashMap<>();
        // After a kill, what the dead process left open ends with these, and the next start waits for it.
        settings.put("consumer.session.timeout.ms", "12000");
        settings.put("producer.transaction.timeout.ms", "15000");
        settings.put("state.dir", dataDir.resolve("streams").toString());
        settings.keySet().removeAll(asked.kafka().keySet());
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("schema.registry.url", registry.url());
        settings.put("southflow.replication.factor", "1");
        settings.put("southflow.retention.ms", "-1");
        settings.put("southflow.alerts.retention.ms", "-1");
        settings.put("southflow.rejects.retention.ms", "-1");
        return settings;
    }

    private static void makeTopics(Settings settings) {
        KafkaSettings kafka = new KafkaSettings(settings);
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicSetup topics = new TopicSetup(new TopicPlan(settings), 1, admin);
            Set<String> created = topics.create();
            new SchemaSetup(new RegistryClient(kafka.serde())).apply(topics.check(created), true);
        }
        TopicCheck.require(settings);
    }
}
