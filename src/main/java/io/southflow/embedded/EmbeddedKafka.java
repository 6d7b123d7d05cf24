package io.southflow.embedded;

import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
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
    private static final int ATTEMPTS = 5;

    private final DirectoryLock lock;
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(DirectoryLock lock, KafkaRaftServer server, int port) {
        this.lock = lock;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it serves clients.
     *
     * @param dataDir created when missing; one broker at a time, over all processes
     * @param port of the clients' listener, 1 to 65535, or 0 for any free one
     * @throws EmbeddedStartException when the port or the directory is taken, or the broker cannot start on its data
     */
    public static EmbeddedKafka start(Path dataDir, int port) {
        Path directory = dataDir.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            return start(directory, port, lock);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedKafka start(Path directory, int port, DirectoryLock lock) {
        Path logDir = directory.resolve("kafka");
        format(logDir);
        for (int attempt = 1; ; attempt++) {
            if (port != 0) {
                LoopbackPort.requireFree(port);
            }
            int[] free = LoopbackPort.findFree(2);
            int clientPort = port == 0 ? free[0] : port;
            try {
                return new EmbeddedKafka(lock, startServer(logDir, clientPort, free[1]), clientPort);
            } catch (Exception e) {
                // Somebody else took a port between finding and binding it.
                if (attempt == ATTEMPTS || !isCausedByBind(e)) {
                    throw new EmbeddedStartException(
                            "The embedded broker cannot start on " + directory + " (" + e.getMessage()
                                    + "): name another data directory, or delete this one with its data.",
                            e);
                }
            }
        }
    }

    private static void format(Path logDir) {
        if (Files.exists(logDir.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .addDirectory(logDir.toString())
                    .setMetadataLogDirectory(logDir.toString())
                    .run();
        } catch (Exception e) {
            throw new EmbeddedStartException(
                    "Cannot prepare the data directory " + logDir + " (" + e.getMessage() + "): name another one.", e);
        }
    }

    private static KafkaRaftServer startServer(Path logDir, int clientPort, int controllerPort) {
        Map<String, String> settings = BrokerSettings.of(logDir, clientPort, controllerPort);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException | Error e) {
            shutDown(server);
            throw e;
        }
        return server;
    }

    private static boolean isCausedByBind(Throwable e) {
        return e != null && (e instanceof BindException || isCausedByBind(e.getCause()));
    }

    private static void shutDown(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    /** The clients' {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return LoopbackPort.HOST + ":" + port;
    }

    /** Stops in order, keeping the data. Close clients first: they would retry against nothing. */
    @Override
    public void close() {
        try {
            shutDown(server);
        } finally {
            lock.close();
        }
    }
}
