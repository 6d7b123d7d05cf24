package io.southflow.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.analytics.unit.Windows;
import io.southflow.check.RejectReason;
import io.southflow.http.MetricsServer;
import io.southflow.metrics.Metrics;
import io.southflow.metrics.Vocabulary;
import io.southflow.schema.Basis;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.EventCounts;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MonthFlow;
import io.southflow.schema.OfficialFigure;
import io.southflow.topology.api.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsListenerTest {
    private final Metrics metrics = new Metrics(
            Set.of(),
            10,
            new Vocabulary(
                    Windows.DEFAULT.labels(),
                    List.of("market.ticks"),
                    List.of("OVERBOUGHT"),
                    List.of("WARNING", "CRITICAL"),
                    List.of("RAISED"),
                    List.of("OUT_OF_RANGE"),
                    List.of()),
            symbol -> "Tencent",
            () -> true,
            () -> 0);
    private final List<String> lines = new ArrayList<>();
    private final RejectLog log = new RejectLog(() -> 0, lines::add);
    private final MetricsListener listener =
            new MetricsListener(metrics, Windows.DEFAULT, ShippedRules.ALL, new StateLog(), log);

    @AfterEach
    void close() {
        metrics.close();
    }

    private String scrape() throws Exception {
        StreamsHealth health = new StreamsHealth(() -> State.RUNNING, new StreamFailures(null, () -> 0));
        try (MetricsServer server = MetricsServer.start("127.0.0.1", 0, metrics, health)) {
            URI uri = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static StockFigures stock(String symbol) {
        return new StockFigures(
                symbol, 513_000, 72, 0.9, 5, new long[0], StockFigures.UNKNOWN, StockFigures.UNKNOWN, new double[0]);
    }

    private static ChannelFlow flow(String channel, String window, long netMilli) {
        return new ChannelFlow(channel, window, 0L, 0L, netMilli, Basis.SIMULATED, 0);
    }

    @Test
    void everythingTheApplicationSeesIsShown() throws Exception {
        int[][] active = new int[ShippedRules.ALL.all().size()][Severity.values().length];
        active[ShippedRules.ALL.ids().indexOf("OVERBOUGHT")][Severity.CRITICAL.ordinal()] = 3;
        listener.counted("market.ticks", Outcome.DUPLICATE, 7);
        listener.rejected(RejectReason.OUT_OF_RANGE);
        listener.stock(1, stock("00700"));
        listener.activeAlerts(1, active);
        listener.market(new MarketFlow(
                Instant.parse("2025-02-18T08:00:00Z"),
                LocalDate.parse("2025-02-18"),
                true,
                List.of(flow("SH", "1d", 2_000), flow("ALL", "1d", 22_000), flow("ALL", "20d", 9_000)),
                List.of(),
                List.of(new MonthFlow("2025-01", 0L, 0L, 125_000L, Basis.SIMULATED)),
                null,
                List.of(),
                List.of(),
                new EventCounts(0L, 0L, 0L, 0L),
                List.of(new OfficialFigure("SH", LocalDate.parse("2025-02-17"), 7_000L, 1_000L, 9_000L, 4_500L))));
        assertThat(scrape().lines())
                .anyMatch(line -> line.matches("southflow_events_total\\{.*duplicate.*market.ticks.*} 7.0"))
                .anyMatch(line -> line.matches("southflow_rejects_total\\{.*OUT_OF_RANGE.*} 1.0"))
                .anyMatch(line -> line.matches("southflow_price_hkd\\{.*00700.*} 513.0"))
                .anyMatch(line -> line.matches("southflow_alerts_active\\{.*OVERBOUGHT.*CRITICAL.*} 3.0"))
                .anyMatch(line -> line.matches("southflow_market_net_inflow_hkd\\{.*SH.*1d.*} 2.0"))
                .anyMatch(line -> line.matches("southflow_market_net_inflow_hkd\\{.*ALL.*20d.*} 9.0"))
                .anyMatch(line -> line.matches("southflow_.*month.*\\{.*2025-01.*} 125.0"))
                .anyMatch(line -> line.matches("southflow_market_official_difference_hkd\\{.*SH.*} -1.5"))
                .noneMatch(line -> line.matches("southflow_market_official_difference_hkd\\{.*ALL.*"))
                .noneMatch(line -> line.matches("southflow_market_net_inflow_hkd\\{.*SZ.*"));
    }

    @Test
    void aStockLeavesWithItsTask() throws Exception {
        assertThat(listener.stock(1, stock("00700"))).isTrue();
        assertThat(listener.stock(2, stock("09988"))).isTrue();
        listener.closed(1);
        assertThat(scrape()).doesNotContain("00700").contains("09988");
        listener.closed(2);
        assertThat(scrape()).doesNotContain("09988");
    }
}
