package io.southflow.metrics;

import static io.southflow.metrics.Exposition.samples;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private Metrics metrics = Sample.metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void showsEveryMetricThatIsDefined() {
        Sample.feed(metrics);

        for (MetricName metric : MetricName.values()) {
            assertThat(samples(metrics, metric)).as(metric.exported()).isNotEmpty();
            assertThat(Exposition.of(metrics)).contains("# HELP " + metric.exported() + " " + metric.help());
        }
    }

    @Test
    void showsForHowLongTheCalendarKnowsItsDays() {
        assertThat(samples(metrics, MetricName.CALENDAR_REMAINING))
                .containsExactly("southflow_calendar_remaining_seconds 3110400.0");
    }

    @Test
    void showsHongKongDollarsAndRatios() {
        metrics.stock(0, Sample.stock("00700"));

        assertThat(samples(metrics, MetricName.NET_INFLOW))
                .hasSize(10)
                .contains("southflow_net_inflow_hkd{symbol=\"00700\",window=\"ytd\"} 1.1E10");
        assertThat(samples(metrics, MetricName.BUY_TURNOVER))
                .containsExactly("southflow_buy_turnover_hkd{symbol=\"00700\",window=\"1d\"} 3.0E9");
        assertThat(samples(metrics, MetricName.PRICE)).containsExactly("southflow_price_hkd{symbol=\"00700\"} 513.0");
        assertThat(samples(metrics, MetricName.RSI)).containsExactly("southflow_rsi_ratio{symbol=\"00700\"} 0.745");
        assertThat(samples(metrics, MetricName.SECURITY))
                .containsExactly("southflow_security_info{name=\"Tencent\",symbol=\"00700\"} 1");
    }

    @Test
    void showsAnIndexInPointsAndByItsSymbolWhenItHasNoName() {
        metrics.stock(0, Sample.index("HSTECH"));

        assertThat(samples(metrics, MetricName.INDEX))
                .containsExactly("southflow_index_points{symbol=\"HSTECH\"} 5616.0");
        assertThat(samples(metrics, MetricName.PRICE)).isEmpty();
        assertThat(samples(metrics, MetricName.SECURITY))
                .containsExactly("southflow_security_info{name=\"HSTECH\",symbol=\"HSTECH\"} 1");
    }

    @Test
    void showsNothingInPlaceOfWhatIsNotKnown() {
        metrics.stock(0, Sample.unknown("03690"));

        assertThat(Exposition.of(metrics).lines().filter(line -> line.contains("03690")))
                .containsExactly("southflow_security_info{name=\"03690\",symbol=\"03690\"} 1");
    }

    @Test
    void takesAStockAwayWithItsTask() {
        metrics.stock(0, Sample.stock("00700"));
        metrics.stock(1, Sample.stock("09988"));
        metrics.activeAlerts(0, "OVERBOUGHT", "WARNING", 2);
        metrics.activeAlerts(1, "OVERBOUGHT", "WARNING", 3);

        metrics.closeTask(0);

        assertThat(Exposition.of(metrics)).doesNotContain("00700").contains("09988");
        assertThat(samples(metrics, MetricName.ALERTS_ACTIVE))
                .contains("southflow_alerts_active{rule=\"OVERBOUGHT\",severity=\"WARNING\"} 3.0");
    }

    @Test
    void keepsAStockThatAnotherTaskReportedSince() {
        metrics.stock(0, Sample.stock("00700"));
        metrics.stock(1, Sample.stock("00700"));

        metrics.closeTask(0);

        assertThat(samples(metrics, MetricName.PRICE)).hasSize(1);
    }

    @Test
    void showsNoMoreSymbolsThanTheLimitAndCountsTheOthers() {
        metrics = Sample.metrics(Set.of(), 2);
        IntStream.range(0, 5).forEach(i -> assertThat(metrics.stock(0, Sample.stock("0000" + i)))
                .isEqualTo(i < 2));
        assertThat(metrics.stock(0, Sample.stock("00001"))).isTrue();

        assertThat(samples(metrics, MetricName.PRICE)).hasSize(2);
        assertThat(samples(metrics, MetricName.SYMBOLS_DROPPED)).containsExactly("southflow_symbols_dropped 3.0");

        metrics.closeTask(0);

        assertThat(samples(metrics, MetricName.SYMBOLS_DROPPED)).containsExactly("southflow_symbols_dropped 0.0");
    }

    @Test
    void takesAwayAStockThatLeftItsTask() {
        metrics = Sample.metrics(Set.of(), 2);
        IntStream.range(0, 4).forEach(i -> metrics.stock(0, Sample.stock("0000" + i)));

        metrics.stockLeft(0, "00001");
        metrics.stockLeft(0, "00003");
        metrics.stockLeft(1, "00000");

        assertThat(samples(metrics, MetricName.PRICE)).containsExactly("southflow_price_hkd{symbol=\"00000\"} 513.0");
        assertThat(samples(metrics, MetricName.SYMBOLS_DROPPED)).containsExactly("southflow_symbols_dropped 1.0");
    }

    @Test
    void countsTheStocksOfItsTasks() {
        metrics.stocks(0, 300);
        metrics.stocks(1, 5);
        metrics.stocks(1, 6);
        assertThat(samples(metrics, MetricName.STOCKS)).containsExactly("southflow_stocks 306.0");

        metrics.closeTask(0);

        assertThat(samples(metrics, MetricName.STOCKS)).containsExactly("southflow_stocks 6.0");
    }

    @Test
    void showsOnlyTheWatchlist() {
        metrics = Sample.metrics(Set.of("00700"), 1_000);
        metrics.stock(0, Sample.stock("00700"));
        assertThat(metrics.stock(0, Sample.stock("09988"))).isFalse();

        assertThat(samples(metrics, MetricName.PRICE)).containsExactly("southflow_price_hkd{symbol=\"00700\"} 513.0");
        assertThat(samples(metrics, MetricName.SYMBOLS_DROPPED)).containsExactly("southflow_symbols_dropped 0.0");
    }

    @Test
    void showsTheMarketUntilAnotherInstanceDoes() {
        metrics.market(Sample.market());
        assertThat(samples(metrics, MetricName.EVENT_TIME)).containsExactly("southflow_event_time_seconds 1.7398656E9");
        assertThat(samples(metrics, MetricName.MARKET_NET_INFLOW)).hasSize(30);

        metrics.closeMarket();

        assertThat(samples(metrics, MetricName.EVENT_TIME)).isEmpty();
        assertThat(samples(metrics, MetricName.MARKET_NET_INFLOW)).isEmpty();
    }

    @Test
    void showsTheLatestThirteenMonthsOnly() {
        List<MarketFigures.Month> months = IntStream.range(0, 50)
                .mapToObj(i -> new MarketFigures.Month("%d-%02d".formatted(2021 + i / 12, 1 + i % 12), i * 1_000L))
                .toList();
        MarketFigures market = Sample.market();
        metrics.market(new MarketFigures(
                market.asOfMillis(),
                true,
                market.shanghaiNetMilli(),
                market.shenzhenNetMilli(),
                market.allNetMilli(),
                months,
                List.of()));

        assertThat(samples(metrics, MetricName.MONTH_NET_INFLOW))
                .hasSize(13)
                .contains("southflow_month_net_inflow_hkd{month=\"2025-02\"} 49.0")
                .contains("southflow_month_net_inflow_hkd{month=\"2024-02\"} 37.0");
    }

    @Test
    void startsEveryCounterAtZeroSoThatItsFirstIncreaseShows() {
        assertThat(samples(metrics, MetricName.ALERTS)).hasSize(5 * 2 * 3).allMatch(line -> line.endsWith(" 0.0"));
        assertThat(samples(metrics, MetricName.EVENTS)).hasSize(5 * 5).allMatch(line -> line.endsWith(" 0.0"));
        assertThat(samples(metrics, MetricName.REJECTS)).hasSize(3).allMatch(line -> line.endsWith(" 0.0"));
        assertThat(samples(metrics, MetricName.ALERTS_ACTIVE)).hasSize(5 * 2).allMatch(line -> line.endsWith(" 0.0"));
    }

    @Test
    void countsAValueOutsideTheVocabularyAsOther() {
        metrics.rejected("INVENTED");
        metrics.rejected("INVENTED_TOO");

        assertThat(samples(metrics, MetricName.REJECTS)).contains("southflow_rejects_total{reason=\"other\"} 2.0");
    }

    @Test
    void countsFromManyThreads() {
        IntStream.range(0, 10_000).parallel().forEach(i -> metrics.event("market.ticks", "accepted", 2));

        assertThat(samples(metrics, MetricName.EVENTS))
                .contains("southflow_events_total{outcome=\"accepted\",topic=\"market.ticks\"} 20000.0");
    }

    @Test
    void namesEveryMetricByItsUnit() {
        for (MetricName metric : MetricName.values()) {
            assertThat(metric.exported()).startsWith("southflow_").endsWith(metric.unit());
        }
    }
}
