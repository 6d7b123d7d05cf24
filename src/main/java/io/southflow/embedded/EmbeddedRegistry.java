package io.southflow.embedded;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;

/**
 * A schema registry inside this JVM that speaks Confluent's REST API for Avro, bound to 127.0.0.1, without
 * authentication. Schemas live in the compacted topic {@code _schemas} and outlive the process; a broker has at most one
 * such registry at a time. New versions must be BACKWARD compatible unless {@code /config} says otherwise.
 *
 * <p>References, rules and permanent deletion are refused. At most 1,000 subjects with 1,000 versions each, and 1 MiB a
 * request.
 */
public final class EmbeddedRegistry implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING_REQUESTS = 256;

    private final Resources resources;
    private final String url;

    private EmbeddedRegistry(Resources resources, String url) {
        this.resources = resources;
        this.url = url;
    }

    /**
     * Reads the schemas back and returns when it serves clients.
     *
     * @param bootstrapServers of the broker that keeps the schemas
     * @param port 1 to 65535, or 0 for any free one
     * @throws EmbeddedStartException when the port is taken, the broker does not answer or its topic is not a registry's
     */
    public static EmbeddedRegistry start(String bootstrapServers, int port) {
        Resources resources = new Resources();
        try {
            return new EmbeddedRegistry(resources, start(bootstrapServers, port, resources));
        } catch (KafkaException e) {
            resources.close();
            throw new EmbeddedStartException(
                    "The broker at " + bootstrapServers + " does not answer (" + e.getMessage() + "): start it first.",
                    e);
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    private static String start(String bootstrapServers, int port, Resources resources) {
        SchemasTopic topic = resources.add(new SchemasTopic(bootstrapServers));
        SchemaStore store = new SchemaStore();
        topic.replay(store::apply);
        ExecutorService threads = threads();
        resources.add(threads::shutdownNow);
        HttpServer server = bind(port); // Last: a server that never started cannot let go of its port.
        server.setExecutor(threads);
        server.createContext("/", new RegistryHttp(RegistryApi.routes(new SchemaRegistry(store, topic))));
        server.start();
        resources.add(() -> server.stop(0));
        return "http://" + Loopback.HOST + ":" + server.getAddress().getPort();
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(Loopback.address(port), 0);
        } catch (IOException e) {
            throw Loopback.cannotListen(port, e);
        }
    }

    private static ExecutorService threads() {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_REQUESTS),
                task -> new Thread(task, "schema-registry-" + number.incrementAndGet()));
    }

    /** What clients take as {@code schema.registry.url}. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        resources.close();
    }
}
