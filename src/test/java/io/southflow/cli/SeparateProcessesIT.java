package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.analytics.unit.Windows;
import io.southflow.metrics.LiveMetrics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker-compose.yml starts, one process after the other with its variables, and two of {@code run}. */
class SeparateProcessesIT {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration TAPE = Duration.ofMinutes(8);
    private static final String STOCKS = "southflow_net_inflow_hkd";
    private static final String MARKET = "southflow_market_net_inflow_hkd";
    private static final String MONTHS = "southflow_month_net_inflow_hkd";

    @TempDir
    private Path directory;

    @Test
    void twoShareTheTapeAndOneGoesOnAlone() throws Exception {
        try (Installation installation = new Installation(directory.resolve("kafka"))) {
            Map<String, String> environment = environment(installation);
            SouthflowProcess topics = SouthflowProcess.start(directory, "topics", environment, "topics");
            assertThat(topics.exitCode(START)).as(topics::err).isZero();
            try (SouthflowProcess first = run("first", environment);
                    SouthflowProcess second = run("second", environment)) {
                awaitReady(first, second);
                publishTape(environment);

                awaitFigures(first, second);
                assertThat(symbols(first)).isNotEmpty().doesNotContainAnyElementsOf(symbols(second));
                assertThat(symbols(second)).isNotEmpty();
                assertThat(symbols(first).size() + symbols(second).size()).isGreaterThanOrEqualTo(500);
                Set<String> all = new HashSet<>(symbols(first));
                all.addAll(symbols(second));

                SouthflowProcess leaving = showsMarket(first) ? first : second;
                SouthflowProcess staying = leaving == first ? second : first;
                leaving.close();
                awaitFigures(staying);
                assertThat(symbols(staying)).isEqualTo(all);
            }
            theAlertsAreThoseOfTheDemo(environment);
        }
    }

    private void publishTape(Map<String, String> environment) throws Exception {
        try (SouthflowProcess tape =
                SouthflowProcess.start(directory, "tape", environment, "produce", "tape", "--speed", "max")) {
            assertThat(tape.exitCode(TAPE)).as(tape::err).isZero();
        }
    }

    private SouthflowProcess run(String name, Map<String, String> environment) throws IOException {
        Map<String, String> own = new HashMap<>(environment);
        own.put("SOUTHFLOW_METRICS_HOST", "127.0.0.1");
        own.put("SOUTHFLOW_METRICS_PORT", "0");
        own.put("SOUTHFLOW_STATE_DIR", directory.resolve(name).toString());
        return SouthflowProcess.start(directory, name, own, "run");
    }

    /** The variables of docker-compose.yml, with the addresses of this test's broker and registry. */
    private static Map<String, String> environment(Installation installation) throws IOException {
        Map<String, String> environment = new HashMap<>(new ComposeFile().variables());
        assertThat(environment.put("SOUTHFLOW_BOOTSTRAP_SERVERS", installation.bootstrapServers()))
                .isNotNull();
        assertThat(environment.put("SOUTHFLOW_SCHEMA_REGISTRY_URL", installation.registryUrl()))
                .isNotNull();
        return environment;
    }

    private static void awaitReady(SouthflowProcess... processes) {
        Awaitility.await().atMost(START).untilAsserted(() -> {
            for (SouthflowProcess process : processes) {
                assertThat(process.status("/readyz")).isEqualTo(200);
                assertThat(process.status("/healthz")).isEqualTo(200);
            }
        });
    }

    /** Until the published figures are shown, the market's by one process only, and are the sums of the stocks'. */
    private static void awaitFigures(SouthflowProcess... processes) {
        Awaitility.await().atMost(TAPE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            Map<Map<String, String>, BigDecimal> market = shown(MARKET, processes);
            Map<Map<String, String>, BigDecimal> stocks = shown(STOCKS, processes);
            assertThat(market.get(Map.of("channel", "ALL", "window", "1d"))).isEqualByComparingTo("22623000000");
            assertThat(market.get(Map.of("channel", "ALL", "window", "ytd"))).isEqualByComparingTo("185584000000");
            assertThat(stocks.get(Map.of("symbol", "00700", "window", "20d"))).isEqualByComparingTo("11274000000");
            assertThat(shown(MONTHS, processes).get(Map.of("month", "2025-01"))).isEqualByComparingTo("125592000000");
            assertThat(Windows.DEFAULT.labels()).allSatisfy(label -> assertThat(sum(stocks, label))
                    .isCloseTo(market.get(Map.of("channel", "ALL", "window", label)), within(new BigDecimal("0.001"))));
        });
    }

    private void theAlertsAreThoseOfTheDemo(Map<String, String> environment) throws Exception {
        try (SouthflowProcess alerts = SouthflowProcess.start(
                directory, "alerts", environment, "alerts", "--from-beginning", "--exit", "--format", "json")) {
            assertThat(alerts.exitCode(START)).as(alerts::err).isZero();
            ObjectMapper json = new ObjectMapper();
            List<JsonNode> transitions = alerts.out()
                    .lines()
                    .map(line -> {
                        try {
                            return json.readTree(line);
                        } catch (IOException e) {
                            throw new IllegalStateException(line, e);
                        }
                    })
                    .toList();
            assertThat(transitions)
                    .filteredOn(alert -> alert.get("rule").asText().equals("SHORT_SPIKE"))
                    .filteredOn(alert -> alert.get("state").asText().equals("RAISED"))
                    .filteredOn(alert -> alert.get("symbol").asText().equals("00700"))
                    .singleElement()
                    .satisfies(
                            alert -> assertThat(alert.get("eventTime").asText()).startsWith("2025-02-17"));
        }
    }

    private static boolean showsMarket(SouthflowProcess process) throws InterruptedException {
        return !new LiveMetrics(process.metrics()).samples(MARKET).isEmpty();
    }

    private static Set<String> symbols(SouthflowProcess process) throws InterruptedException {
        Set<String> symbols = new HashSet<>();
        new LiveMetrics(process.metrics())
                .samples(STOCKS)
                .keySet()
                .forEach(labels -> symbols.add(labels.get("symbol")));
        return symbols;
    }

    /** The samples of all processes; it fails when two show the same. */
    private static Map<Map<String, String>, BigDecimal> shown(String metric, SouthflowProcess... processes)
            throws InterruptedException {
        Map<Map<String, String>, BigDecimal> all = new HashMap<>();
        for (SouthflowProcess process : processes) {
            new LiveMetrics(process.metrics()).samples(metric).forEach((labels, value) -> assertThat(
                            all.put(labels, value))
                    .as(metric + labels)
                    .isNull());
        }
        return all;
    }

    private static BigDecimal sum(Map<Map<String, String>, BigDecimal> stocks, String window) {
        return stocks.entrySet().stream()
                .filter(entry -> entry.getKey().get("window").equals(window))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
