package io.southflow.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.southflow.metrics.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /metrics}, {@code /healthz}, {@code /readyz} and a page with totals over HTTP, without authentication: bind it to a
 * loopback address unless the network is one's own.
 */
public final class MetricsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
    private static final int THREADS = 4;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Metrics metrics;
    private final Health health;

    private MetricsServer(HttpServer server, Metrics metrics, Health health) {
        this.server = server;
        this.metrics = metrics;
        this.health = health;
        this.threads = Executors.newFixedThreadPool(THREADS, MetricsServer::daemon);
    }

    /**
     * Starts to serve.
     *
     * @param host name or address to bind to
     * @param port 1 to 65535, or 0 for any free one
     * @throws IOException with one line that says what to do when the port is in use or the host is not of this machine
     */
    public static MetricsServer start(String host, int port, Metrics metrics, Health health) throws IOException {
        MetricsServer metricsServer = new MetricsServer(bind(host, port), metrics, health);
        metricsServer.server.createContext("/", metricsServer::answer);
        metricsServer.server.setExecutor(metricsServer.threads);
        metricsServer.server.start();
        return metricsServer;
    }

    private static HttpServer bind(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("Metrics: the host '" + host + "' is not known; set southflow.metrics.host.");
        }
        try {
            return HttpServer.create(address, 0);
        } catch (BindException e) {
            throw new IOException(
                    "Metrics cannot be served on " + host + ":" + port + " (" + e.getMessage()
                            + "); choose another southflow.metrics.port or southflow.metrics.host.",
                    e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                send(exchange, METHOD_NOT_ALLOWED, TEXT, "Only GET is answered here.\n");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/" -> send(exchange, OK, HTML, index());
                case "/metrics" -> sendMetrics(exchange);
                case "/healthz" -> send(exchange, health.whyDead());
                case "/readyz" -> send(exchange, health.whyDead().or(health::whyNotReady));
                default -> send(exchange, NOT_FOUND, TEXT, "Nothing here; see /metrics, /healthz and /readyz.\n");
            }
        }
    }

    private String index() {
        return IndexPage.of(
                metrics.windows(), metrics.latestMarket(), health.whyDead().or(health::whyNotReady));
    }

    private void sendMetrics(HttpExchange exchange) throws IOException {
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        String type = accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : PROMETHEUS;
        String encodings = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        boolean zip = encodings != null && encodings.contains("gzip");
        // Written before the first byte is sent, so that a failure is an answer and not half a page.
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (OutputStream out = zip ? new GZIPOutputStream(body) : body) {
            metrics.write(out, type);
        } catch (RuntimeException e) {
            LOG.warn("Metrics could not be written", e);
            send(exchange, INTERNAL_ERROR, TEXT, "Metrics could not be written: " + e.getMessage() + "\n");
            return;
        }
        if (zip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        send(exchange, OK, type, body.toByteArray());
    }

    private static void send(HttpExchange exchange, Optional<String> trouble) throws IOException {
        send(exchange, trouble.isPresent() ? UNAVAILABLE : OK, TEXT, trouble.orElse("ok") + "\n");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "metrics-http");
        thread.setDaemon(true);
        return thread;
    }
}
