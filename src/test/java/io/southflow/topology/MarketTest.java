package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.Windows;
import io.southflow.schema.Channel;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MonthFlow;
import io.southflow.schema.NetInflow;
import io.southflow.schema.Rank;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Totals, channels, leaders, months and records of the market. */
class MarketTest {
    private final Events events = new Events();
    private final MonitorHarness monitor = new MonitorHarness();

    @AfterEach
    void close() {
        monitor.close();
    }

    private void flow(String symbol, Channel channel, String time, long buyHkd, long sellHkd) {
        monitor.send(
                MonitorHarness.TOPICS.flows(),
                events.flow(symbol, channel, Events.at(time), buyHkd * 1000, sellHkd * 1000));
    }

    private MarketFlow latest() {
        monitor.passWallTime(Duration.ofSeconds(1));
        List<MarketFlow> market = monitor.market();
        return market.get(market.size() - 1);
    }

    private static long net(MarketFlow market, String channel, String window) {
        return market.getTotals().stream()
                .filter(total ->
                        total.getChannel().equals(channel) && total.getWindow().equals(window))
                .mapToLong(ChannelFlow::getNetMilliHkd)
                .sum();
    }

    private void closeDay(String date, String... symbols) {
        for (String symbol : symbols) {
            flow(symbol, Channel.SH, date + "T16:30:00", 0, 0);
        }
    }

    @Test
    void addsUpChannelsAndRanksStocks() {
        flow("00700", Channel.SH, "2025-02-17T10:00:00", 900, 100);
        flow("00700", Channel.SZ, "2025-02-17T10:00:01", 100, 50);
        flow("09988", Channel.SZ, "2025-02-17T10:00:02", 10, 400);
        flow("03690", Channel.SH, "2025-02-17T10:00:03", 300, 100);
        closeDay("2025-02-17", "00700", "09988", "03690");
        MarketFlow market = latest();
        assertThat(market.getComplete()).isTrue();
        assertThat(market.getAsOf()).isEqualTo(Events.at("2025-02-17T16:00:00"));
        assertThat(net(market, "SH", "1d")).isEqualTo(1_000_000);
        assertThat(net(market, "SZ", "1d")).isEqualTo(-340_000);
        assertThat(net(market, "ALL", "ytd")).isEqualTo(660_000);
        assertThat(net(market, "ALL", "1h"))
                .as("the stocks age with the market")
                .isZero();
        var day = market.getRankings().get(Windows.DEFAULT.indexOf("1d"));
        assertThat(day.getLeaders()).containsExactly(new Rank("00700", 850_000L), new Rank("03690", 200_000L));
        assertThat(day.getLaggards()).containsExactly(new Rank("09988", -390_000L));
    }

    @Test
    void anOfficialFigureReplacesTheEstimateInDayMonthAndYear() {
        flow("00700", Channel.SH, "2025-02-17T10:00:00", 900, 100);
        flow("00700", Channel.SZ, "2025-02-17T10:00:01", 50, 0);
        closeDay("2025-02-17", "00700");
        flow("00700", Channel.SH, "2025-02-18T10:00:00", 7, 0);
        flow("00700", Channel.SH, "2025-02-18T10:00:05", 0, 0);
        // Settled two days later, as holdings are.
        monitor.send(
                MonitorHarness.TOPICS.flows(), events.official("00700", Channel.SH, "2025-02-17T17:00:00", 1_000, 300));
        closeDay("2025-02-18", "00700");
        assertThat(monitor.rejectReasons()).isEmpty();
        List<NetInflow> shown = monitor.netInflows();
        var windows = shown.get(shown.size() - 1).getWindows();
        assertThat(windows.get(Windows.DEFAULT.indexOf("1d")).getNetMilliHkd()).isEqualTo(7_000);
        assertThat(windows.get(Windows.DEFAULT.indexOf("mtd")).getNetMilliHkd()).isEqualTo(700_000 + 50_000 + 7_000);
        assertThat(net(latest(), "SH", "ytd")).isEqualTo(707_000);
    }

    @Test
    void anOfficialFigureSentAgainIsADuplicate() {
        flow("00700", Channel.SH, "2025-02-17T10:00:00", 900, 100);
        closeDay("2025-02-17", "00700");
        var first = events.official("00700", Channel.SH, "2025-02-17T17:00:00", 1_000, 0);
        var revised = events.official("00700", Channel.SH, "2025-02-17T17:30:00", 2_000, 0);
        monitor.send(MonitorHarness.TOPICS.flows(), first);
        monitor.send(MonitorHarness.TOPICS.flows(), revised);
        monitor.send(MonitorHarness.TOPICS.flows(), first);
        MarketFlow market = latest();
        assertThat(net(market, "SH", "1d")).isEqualTo(2_000_000);
        assertThat(market.getEvents().getDuplicate()).isEqualTo(1);
    }

    @Test
    void oneStocksBadClockDoesNotMoveTheMarket() {
        flow("00700", Channel.SH, "2025-02-17T10:00:00", 900, 100);
        flow("00700", Channel.SH, "2025-02-17T10:00:30", 1, 0);
        flow("09988", Channel.SH, "2025-02-17T10:00:00", 900, 100);
        flow("09988", Channel.SH, "2025-02-17T10:00:31", 900, 100);
        flow("09988", Channel.SH, "2025-02-17T15:00:00", 1, 0);
        assertThat(latest().getAsOf()).isEqualTo(Events.at("2025-02-17T10:00:29"));
    }

    @Test
    void knowsTheRecordMonth() {
        for (String[] month :
                new String[][] {{"2024-09", "200"}, {"2024-10", "90"}, {"2024-11", "100"}, {"2024-12", "40"}}) {
            monitor.send(
                    MonitorHarness.TOPICS.flows(),
                    events.month(Channel.SH, month[0] + "-01", Long.parseLong(month[1])));
        }
        flow("00700", Channel.SH, "2025-01-27T10:00:00", 150, 0);
        closeDay("2025-01-27", "00700");
        flow("00700", Channel.SH, "2025-02-05T10:00:00", 20, 0);
        closeDay("2025-02-05", "00700");
        MarketFlow market = latest();
        assertThat(market.getRecord().getMonth()).isEqualTo("2025-01");
        assertThat(market.getRecord().getHighestInMonths()).isEqualTo(3);
        assertThat(market.getMonths())
                .extracting(MonthFlow::getMonth)
                .containsExactly("2024-09", "2024-10", "2024-11", "2024-12", "2025-01", "2025-02");
    }

    @Test
    void followsAnIndexFromItsLowAndAStockToItsHigh() {
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("00700", "2021-07-05", 560));
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("00700", "2022-01-05", 520));
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("00700", "2025-02-14", 480));
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("HSTECH", "2024-12-30", 3000));
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("HSTECH", "2025-01-13", 4222));
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("HSTECH", "2025-02-14", 5500));
        for (String time : List.of("10:00:00", "10:00:01")) {
            monitor.send(MonitorHarness.TOPICS.ticks(), events.tick("00700", "2025-02-17T" + time, 513));
            Tick index = events.tick("HSTECH", "2025-02-17T" + time, 5645);
            monitor.send(
                    MonitorHarness.TOPICS.ticks(),
                    new Tick(
                            "HSTECH",
                            index.getEventTime(),
                            index.getPriceMilli(),
                            0L,
                            index.getSide(),
                            TradeType.INDEX,
                            false,
                            index.getBasis(),
                            "test",
                            index.getSequence()));
            flow("00700", Channel.SH, "2025-02-17T" + time, 1, 0);
        }
        flow("00700", Channel.SH, "2025-02-17T10:00:30", 1, 0);
        MarketFlow market = latest();
        assertThat(market.getHighs()).hasSize(1);
        assertThat(market.getHighs().get(0).getPriceMilli()).isEqualTo(513_000);
        assertThat(market.getHighs().get(0).getSince()).isEqualTo(LocalDate.parse("2022-01-05"));
        assertThat(market.getIndices()).hasSize(1);
        assertThat(market.getIndices().get(0).getLowMilli()).isEqualTo(4_222_000);
        assertThat(market.getIndices().get(0).getLowDate()).isEqualTo(LocalDate.parse("2025-01-13"));
        assertThat(market.getIndices().get(0).getLastMilli()).isEqualTo(5_645_000);
    }
}
