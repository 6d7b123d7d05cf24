package io.southflow.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.metrics.Metrics;
import io.southflow.metrics.Sample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Metrics metrics = Sample.metrics();
    private Optional<String> dead = Optional.empty();
    private Optional<String> notReady = Optional.empty();
    private MetricsServer server;

    @BeforeEach
    void start() throws IOException {
        server = MetricsServer.start("127.0.0.1", 0, metrics, new Health() {
            @Override
            public Optional<String> whyDead() {
                return dead;
            }

            @Override
            public Optional<String> whyNotReady() {
                return notReady;
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
        metrics.close();
    }

    @Test
    void servesPrometheusText() throws Exception {
        Sample.feed(metrics);

        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body())
                .contains("southflow_price_hkd{symbol=\"00700\"} 513.0")
                .doesNotContain("# EOF");
    }

    @Test
    void servesOpenMetricsToWhoAsksForIt() throws Exception {
        Sample.feed(metrics);

        HttpResponse<String> answer =
                get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/openmetrics-text");
        assertThat(answer.body()).endsWith("# EOF\n").contains("# UNIT southflow_net_inflow_hkd hkd");
    }

    @Test
    void compressesForWhoTakesIt() throws Exception {
        HttpRequest request =
                request("/metrics").header("Accept-Encoding", "gzip").build();

        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).contains("jvm_memory_used_bytes");
    }

    @Test
    void isHealthyAndReady() throws Exception {
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhyItIsNotReadyWhileItLives() throws Exception {
        notReady = Optional.of("restoring: 12,000 records remain");

        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body()).isEqualTo("restoring: 12,000 records remain\n");
    }

    @Test
    void isNeitherHealthyNorReadyWhenDead() throws Exception {
        dead = Optional.of("a stream thread died");

        assertThat(get("/healthz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body()).isEqualTo("a stream thread died\n");
    }

    @Test
    void showsTheMarketAndItsOwnStateOnItsFrontPage() throws Exception {
        assertThat(get("/").body()).contains("Running.").contains("No market figures here");

        Sample.feed(metrics);
        notReady = Optional.of("restoring <all>");

        assertThat(get("/").body())
                .contains("Not ready: restoring &lt;all&gt;")
                .contains("Hong Kong time")
                .containsPattern("<tr><td>ytd<td>-?\\d+\\.\\d{3}<td>");
    }

    @Test
    void linksFromItsFrontPageAndRefusesWhatItDoesNotKnow() throws Exception {
        assertThat(get("/").body()).contains("href=\"/metrics\"");
        assertThat(get("/metricsx").statusCode()).isEqualTo(404);
        HttpRequest post = request("/metrics")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void saysInOneLineThatThePortIsTaken() {
        assertThatThrownBy(() -> MetricsServer.start("127.0.0.1", server.port(), metrics, null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + server.port())
                .hasMessageContaining("southflow.metrics.port")
                .hasMessageNotContaining("\n");
    }

    @Test
    void saysThatTheHostIsNotKnown() {
        assertThatThrownBy(() -> MetricsServer.start("no.such.host.invalid", 0, metrics, null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("southflow.metrics.host");
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }
}
