package io.southflow.embedded;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker inside this JVM: one KRaft node, bound to 127.0.0.1, without authentication, for trying things out and
 * for tests. Its data lives in {@code <data directory>/kafka}; a later start on the same directory goes on where the last
 * one ended, also after the process was killed and also on another port.
 *
 * <p>Retention by time is off unless a topic sets it, topics are not created by use, everything else is Kafka's default
 * or made smaller. A fault that Kafka holds fatal, such as a full disk, halts the whole JVM as it would halt a broker.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private final Resources resources;
    private final String bootstrapServers;

    private EmbeddedKafka(Resources resources, String bootstrapServers) {
        this.resources = resources;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and returns when it serves clients.
     *
     * @param dataDir created when missing; one broker at a time, over all processes
     * @param port of the clients' listener, 1 to 65535, or 0 for any free one
     * @throws EmbeddedStartException when the port or the directory is taken, or the broker cannot start on its data
     */
    public static EmbeddedKafka start(Path dataDir, int port) {
        Resources resources = new Resources();
        try {
            String address = start(dataDir.toAbsolutePath().normalize(), port, resources);
            return new EmbeddedKafka(resources, address);
        } catch (RuntimeException | Error e) {
            resources.close();
            throw e;
        }
    }

    private static String start(Path directory, int port, Resources resources) {
        resources.add(DirectoryLock.acquire(directory));
        BoundListener clients = resources.add(BoundListener.bind(BrokerSettings.CLIENT_LISTENER, port));
        BoundListener controller = resources.add(BoundListener.bind(BrokerSettings.CONTROLLER_LISTENER, 0));
        Path logDir = directory.resolve("kafka");
        try {
            format(logDir);
            KafkaConfig config = new KafkaConfig(BrokerSettings.of(logDir, clients, controller), false);
            resources.add(new KraftNode(config, clients, controller)).start();
        } catch (Exception e) {
            throw new EmbeddedStartException(
                    "The embedded broker cannot start on " + directory + " (" + e.getMessage()
                            + "): name another data directory, or delete this one with its data.",
                    e);
        }
        return clients.address();
    }

    private static void format(Path logDir) throws Exception {
        if (Files.exists(logDir.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .addDirectory(logDir.toString())
                .setMetadataLogDirectory(logDir.toString())
                .run();
    }

    /** The clients' {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops in order, keeping the data. Close clients first: they would retry against nothing. */
    @Override
    public void close() {
        resources.close();
    }
}
