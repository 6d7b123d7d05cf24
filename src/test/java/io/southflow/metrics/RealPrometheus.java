package io.southflow.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/**
 * The {@code prometheus} of this machine, on a free loopback port and a directory of its own, scraping one target each
 * second as job {@code southflow}, with the rules of this repository.
 */
public final class RealPrometheus implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RULES = Path.of("grafana", "prometheus", "rules.yml");
    private static final Duration START = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String address;
    private final Path log;

    private RealPrometheus(Process process, String address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** Whether the program is on the path. */
    public static boolean isInstalled() {
        return Programs.isInstalled("prometheus");
    }

    /**
     * Starts and returns when it answers.
     *
     * @param target host:port of a {@code /metrics}
     * @param directory for data, configuration and log; the caller deletes it
     */
    public static RealPrometheus scraping(String target, Path directory) throws IOException {
        Path config = Files.writeString(
                directory.resolve("prometheus.yml"),
                """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: ['%s']
                scrape_configs:
                  - job_name: southflow
                    static_configs: [{targets: ['%s']}]
                """
                        .formatted(RULES.toAbsolutePath(), target));
        String address = "127.0.0.1:" + freePort();
        Path log = directory.resolve("prometheus.log");
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RealPrometheus prometheus = new RealPrometheus(process, address, log);
        try {
            Awaitility.await("prometheus").atMost(START).until(prometheus::isReady);
        } catch (RuntimeException e) {
            prometheus.close();
            throw e;
        }
        return prometheus;
    }

    /**
     * The result of an instant query: an array of series, each with {@code metric} and {@code value}.
     *
     * @throws IllegalArgumentException with Prometheus' own words when it cannot parse or run the query
     */
    public JsonNode query(String expr) {
        String path = "/api/v1/query?query=" + URLEncoder.encode(expr, StandardCharsets.UTF_8);
        try {
            JsonNode answer = JSON.readTree(
                    client.send(request(path), BodyHandlers.ofString()).body());
            if (!answer.path("status").asText().equals("success")) {
                throw new IllegalArgumentException(
                        expr + ": " + answer.path("error").asText());
            }
            return answer.at("/data/result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Whether the query has a series with a number now; NaN is none. */
    public boolean hasData(String expr) {
        return StreamSupport.stream(query(expr).spliterator(), false)
                .anyMatch(series -> !series.at("/value/1").asText("NaN").equals("NaN"));
    }

    /** Those of the queries that have no data now. */
    public List<DashboardQueries.Query> unanswered(List<DashboardQueries.Query> queries) {
        return queries.stream().filter(query -> !hasData(query.expr())).toList();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("prometheus ended: " + Files.readString(log));
        }
        try {
            return client.send(request("/-/ready"), BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path))
                .timeout(START)
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
