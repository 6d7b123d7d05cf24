package io.southflow.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.southflow.analytics.unit.Windows;
import io.southflow.http.Health;
import io.southflow.http.MetricsServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboards' names against what a real Prometheus reads from a metrics server with plausible figures. */
class MetricsPrometheusIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private static Path directory;

    private static CountingStreams kafka;
    private static Metrics metrics;
    private static KafkaBinding kafkaMetrics;
    private static MetricsServer server;
    private static RealPrometheus prometheus;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(RealPrometheus.isInstalled()).isTrue();
        metrics = Sample.metrics();
        Sample.feed(metrics);
        kafka = new CountingStreams(directory);
        kafkaMetrics = metrics.bind(kafka.streams());
        server = MetricsServer.start("127.0.0.1", 0, metrics, alwaysWell());
        prometheus = RealPrometheus.scraping("127.0.0.1:" + server.port(), directory);
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable part : new AutoCloseable[] {prometheus, server, kafkaMetrics, kafka, metrics}) {
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    void fillsEveryPanelForEveryWindow() {
        List<DashboardQueries.Query> queries = Windows.DEFAULT.labels().stream()
                .flatMap(window -> DashboardQueries.all(Map.of("symbol", "00700", "window", window)).stream())
                .distinct()
                .toList();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            kafka.produce(10);
            assertThat(prometheus.unanswered(queries)).isEmpty();
        });
    }

    @Test
    void showsEveryKafkaMetricThatIsListed() {
        List<String> names = Arrays.stream(KafkaMetricName.values())
                .map(KafkaMetricName::exported)
                .toList();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            kafka.produce(10);
            assertThat(names).allMatch(name -> !prometheus.query(name).isEmpty());
        });
    }

    @Test
    void showsNoOtherKafkaMetric() {
        List<String> listed = Arrays.stream(KafkaMetricName.values())
                .map(KafkaMetricName::exported)
                .toList();
        assertThat(Exposition.of(metrics).lines().filter(line -> line.startsWith("kafka_")))
                .isNotEmpty()
                .allMatch(line -> listed.contains(line.replaceFirst("[{ ].*", "")))
                .noneMatch(line -> line.contains("restore-consumer"));
    }

    @Test
    void isCleanForPromtool() throws Exception {
        String text = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();

        Programs.Result result = Programs.run(text, Map.of(), "promtool", "check", "metrics");

        assertThat(result.output()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    private static Health alwaysWell() {
        return new Health() {
            @Override
            public Optional<String> whyDead() {
                return Optional.empty();
            }

            @Override
            public Optional<String> whyNotReady() {
                return Optional.empty();
            }
        };
    }
}
