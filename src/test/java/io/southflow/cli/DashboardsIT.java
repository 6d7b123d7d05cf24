package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.analytics.unit.Windows;
import io.southflow.embedded.FreePort;
import io.southflow.metrics.DashboardQueries;
import io.southflow.metrics.LiveMetrics;
import io.southflow.metrics.RealPrometheus;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo as a user starts it, with a real Prometheus that scrapes it: first while the tape runs, then, from what
 * Prometheus keeps, as it was at the end.
 */
@TestMethodOrder(OrderAnnotation.class)
class DashboardsIT {
    /** Baselines of surges are warm after 11 of 28 southbound sessions, which takes 40 s where nothing else runs. */
    private static final String SPEED = "6000";

    private static final Duration WARM = Duration.ofMinutes(6);
    private static final Duration WHOLE_TAPE = Duration.ofMinutes(10);
    private static final List<String> SYMBOLS = List.of("00700", "09988");

    @TempDir
    private static Path directory;

    private static SouthflowProcess demo;
    private static RealPrometheus prometheus;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(RealPrometheus.isInstalled()).isTrue();
        demo = SouthflowProcess.start(
                directory,
                "demo",
                Map.of(),
                "demo",
                "--speed=" + SPEED,
                "--exit",
                "--format=json",
                "--metrics-port=0",
                "--port=" + FreePort.find(),
                "--registry-port=" + FreePort.find(),
                "--data-dir=" + directory.resolve("data"));
        prometheus = RealPrometheus.scraping(demo.metricsAddress(), directory);
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : new AutoCloseable[] {prometheus, demo}) {
            close(part);
        }
    }

    @Test
    @Order(1)
    void fillEveryPanelWhileTheTapeRuns() {
        List<DashboardQueries.Query> queries = SYMBOLS.stream()
                .flatMap(symbol ->
                        Windows.DEFAULT.labels().stream().map(window -> Map.of("symbol", symbol, "window", window)))
                .flatMap(variables -> DashboardQueries.all(variables).stream())
                .distinct()
                .toList();
        assertThat(queries).hasSizeGreaterThan(100);

        Awaitility.await().atMost(WARM).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            requireRunning();
            assertThat(prometheus.unanswered(queries)).isEmpty();
        });
    }

    @Test
    @Order(2)
    void areWellAndCleanWhileTheTapeRuns() throws Exception {
        requireRunning();
        String first = demo.metrics();
        String second = demo.metrics();

        assertThat(demo.status("/healthz")).isEqualTo(200);
        assertThat(demo.status("/readyz")).isEqualTo(200);
        assertThat(LiveMetrics.promtool(first)).isEmpty();
        for (String scrape : List.of(first, second)) {
            assertThat(new LiveMetrics(scrape).samples("southflow_price_hkd")).hasSizeGreaterThanOrEqualTo(500);
        }
        assertThat(prometheus.query("count by (symbol) (southflow_price_hkd) > 1"))
                .isEmpty();
        assertThat(prometheus.query("count by (topic) (kafka_consumer_fetch_manager_records_lag_max)"))
                .extracting(series -> series.at("/metric/topic").asText())
                .contains("market.ticks", "southbound.flows")
                .allMatch(topic -> topic.contains("."));
    }

    @Test
    @Order(3)
    void showTheSummarysFiguresAtTheEnd() throws Exception {
        assertThat(demo.exitCode(WHOLE_TAPE)).as(demo::err).isZero();
        JsonNode summary = new ObjectMapper()
                .readTree(demo.out().lines().reduce((earlier, later) -> later).orElseThrow());

        assertThat(market("1d"))
                .isEqualByComparingTo(summary.at("/southbound/day").decimalValue());
        assertThat(market("mtd"))
                .isEqualByComparingTo(summary.at("/southbound/months/2025-02").decimalValue());
        assertThat(market("ytd")).isEqualByComparingTo("185584000000");
        assertThat(last("southflow_month_net_inflow_hkd{month=\"2025-01\"}")).isEqualByComparingTo("125592000000");
        assertThat(summary.get("leaders")).hasSizeGreaterThanOrEqualTo(5).allSatisfy(leader -> assertThat(
                        last("southflow_net_inflow_hkd{window=\"20d\",symbol=\"%s\"}"
                                .formatted(leader.get("symbol").asText())))
                .isEqualByComparingTo(leader.get("net").decimalValue()));
        assertThat(last("southflow_net_inflow_hkd{window=\"20d\",symbol=\"00700\"}"))
                .isEqualByComparingTo("11274000000");
        assertThat(last("southflow_event_time_seconds"))
                .isEqualByComparingTo(BigDecimal.valueOf(
                        OffsetDateTime.parse(summary.get("asOf").asText()).toEpochSecond()));
    }

    /** Were a quiet stock's window of a second of its own, the sum would not be the market's. */
    @Test
    @Order(4)
    void showEveryStockAsOfTheMarketsSecond() {
        assertThat(Windows.DEFAULT.labels()).allSatisfy(label -> {
            BigDecimal stocks =
                    number("sum(last_over_time(southflow_net_inflow_hkd{window=\"%s\"}[15m]))".formatted(label));
            // Prometheus adds up doubles.
            assertThat(stocks).as(label).isCloseTo(market(label), within(new BigDecimal("0.01")));
        });
    }

    private static BigDecimal market(String window) {
        return last("southflow_market_net_inflow_hkd{channel=\"ALL\",window=\"%s\"}".formatted(window));
    }

    /** The last value that Prometheus has seen of one series. */
    private static BigDecimal last(String series) {
        return number("last_over_time(" + series + "[15m])");
    }

    private static BigDecimal number(String expr) {
        JsonNode result = prometheus.query(expr);
        assertThat(result).as(expr).hasSize(1);
        return new BigDecimal(result.at("/0/value/1").asText());
    }

    private static void requireRunning() {
        if (!demo.isAlive()) {
            throw new IllegalStateException("the demo has ended: " + demo.err());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
