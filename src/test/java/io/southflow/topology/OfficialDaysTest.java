package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.SouthboundFlow;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A DAY row of the whole market stands in place of what its stocks add up to, through its channel and on its day. */
class OfficialDaysTest {
    private final Events events = new Events();
    private final WholeMarket market = new WholeMarket();

    @AfterEach
    void close() {
        market.close();
    }

    /** Two sessions of stocks on both tasks, each 3 bought and 1 sold through SH, 1 sold through SZ. */
    private void twoSessions() {
        for (String date : List.of("2025-02-17", "2025-02-18")) {
            for (int stock = 0; stock < 10; stock++) {
                String symbol = RandomDays.symbol(stock);
                market.send(events.flow(symbol, Channel.SH, Events.at(date + "T10:00:00"), 3_000, 1_000));
                market.send(events.flow(symbol, Channel.SZ, Events.at(date + "T11:00:00"), 0, 1_000));
                market.send(events.flow(symbol, date + "T16:30:00", 0, 0));
            }
        }
    }

    private void official(Channel channel, String date, long buyHkd, long sellHkd) {
        market.send(events.official("SOUTHBOUND", channel, date + "T18:00:00", buyHkd, sellHkd));
    }

    private ChannelFlow total(String channel, String window) {
        return market.look().getTotals().stream()
                .filter(flow ->
                        flow.getChannel().equals(channel) && flow.getWindow().equals(window))
                .findFirst()
                .orElseThrow();
    }

    private String told(String channel, String window) {
        ChannelFlow total = total(channel, window);
        return total.getBuyMilliHkd() / 1000 + " " + total.getSellMilliHkd() / 1000 + " " + total.getBasis() + " "
                + total.getOfficialDays();
    }

    private List<String> months() {
        return market.look().getMonths().stream()
                .map(month -> month.getMonth() + " " + month.getNetMilliHkd() / 1000 + " " + month.getBasis())
                .toList();
    }

    @Test
    void standsInPlaceOfTheStocksInEveryWindowOfSessions() {
        twoSessions();
        assertThat(told("SH", "1d")).isEqualTo("30 10 SIMULATED 0");
        official(Channel.SH, "2025-02-18", 100, 50);
        assertThat(told("SH", "1d")).isEqualTo("100 50 REPORTED 1");
        for (String window : List.of("5d", "20d", "mtd", "ytd")) {
            assertThat(told("SH", window)).as(window).isEqualTo("130 60 SIMULATED 1");
            assertThat(told("SZ", window)).as(window).isEqualTo("0 20 SIMULATED 0");
            assertThat(told("ALL", window)).as(window).isEqualTo("130 80 SIMULATED 0");
        }
        assertThat(months()).containsExactly("2025-02 50 SIMULATED");
    }

    @Test
    void saysNothingOfTheMinutesOfItsDay() {
        twoSessions();
        String before = told("SH", "1h") + told("SH", "30m");
        official(Channel.SH, "2025-02-18", 100, 50);
        assertThat(told("SH", "1h") + told("SH", "30m")).isEqualTo(before);
    }

    @Test
    void changesNoLeader() {
        twoSessions();
        Object before = market.look().getRankings();
        official(Channel.SH, "2025-02-18", 100, 50);
        assertThat(market.look().getRankings()).isEqualTo(before);
    }

    @Test
    void addsWhereNoStockIsKnown() {
        twoSessions();
        official(Channel.SZ, "2025-02-12", 7, 2);
        assertThat(told("SZ", "1d")).isEqualTo("0 10 SIMULATED 0");
        assertThat(told("SZ", "5d")).isEqualTo("7 22 SIMULATED 1");
        official(Channel.SZ, "2024-12-30", 4, 0);
        assertThat(months()).containsExactly("2024-12 4 REPORTED", "2025-02 25 SIMULATED");
    }

    @Test
    void isNotShownBeforeTheMarketIsThere() {
        twoSessions();
        String before = told("SH", "ytd");
        official(Channel.SH, "2025-02-19", 100, 50);
        assertThat(told("SH", "ytd")).isEqualTo(before);
        assertThat(market.latest().getAsOf()).isEqualTo(Events.at("2025-02-18T16:00:00"));
    }

    @Test
    void oneOfEachChannelIsADayOfBoth() {
        twoSessions();
        official(Channel.SH, "2025-02-18", 100, 50);
        official(Channel.SZ, "2025-02-18", 10, 5);
        assertThat(told("ALL", "1d")).isEqualTo("110 55 REPORTED 1");
        assertThat(told("ALL", "5d")).isEqualTo("140 75 SIMULATED 1");
    }

    @Test
    void aLaterOneReplacesItAndTheSameAgainIsADuplicate() {
        twoSessions();
        official(Channel.SH, "2025-02-17", 100, 50);
        official(Channel.SH, "2025-02-17", 90, 40);
        official(Channel.SH, "2025-02-17", 90, 40);
        assertThat(told("SH", "5d")).isEqualTo("120 50 SIMULATED 1");
        assertThat(market.latest().getEvents().getDuplicate()).isEqualTo(1);
        market.restart();
        official(Channel.SH, "2025-02-17", 90, 40);
        assertThat(told("SH", "5d")).isEqualTo("120 50 SIMULATED 1");
        assertThat(market.latest().getEvents().getDuplicate()).isEqualTo(2);
    }

    @Test
    void aReportedMonthBeatsItsDays() {
        twoSessions();
        official(Channel.SH, "2025-01-02", 100, 50);
        market.send(events.month(Channel.SH, "2025-01-31", 77));
        assertThat(months()).containsExactly("2025-01 77 REPORTED", "2025-02 20 SIMULATED");
        assertThat(told("SH", "ytd")).isEqualTo("160 70 SIMULATED 1");
    }

    @Test
    void tellsTheDifferenceOfTheLatestDayWithBoth() {
        twoSessions();
        assertThat(market.look().getOfficial()).isEmpty();
        official(Channel.SH, "2025-02-12", 1, 0);
        assertThat(market.look().getOfficial()).isEmpty();
        official(Channel.SH, "2025-02-17", 100, 50);
        assertThat(differences(market.look())).containsExactly("SH 2025-02-17 -30");
        official(Channel.SZ, "2025-02-17", 0, 10);
        official(Channel.SH, "2025-02-18", 30, 10);
        assertThat(differences(market.look()))
                .containsExactly("SH 2025-02-18 0", "SZ 2025-02-17 0", "ALL 2025-02-17 -30");
    }

    private static List<String> differences(MarketFlow shown) {
        return shown.getOfficial().stream()
                .map(figure -> figure.getChannel() + " " + figure.getDate() + " "
                        + (figure.getStocksBuyMilliHkd()
                                        - figure.getStocksSellMilliHkd()
                                        - figure.getBuyMilliHkd()
                                        + figure.getSellMilliHkd())
                                / 1000)
                .toList();
    }

    @Test
    void replacesADayFigureOfAStockAsWell() {
        twoSessions();
        market.send(events.official("00001", Channel.SH, "2025-02-17T18:00:00", 500, 0));
        assertThat(told("SH", "5d")).isEqualTo("557 19 SIMULATED 0");
        official(Channel.SH, "2025-02-17", 100, 50);
        market.send(events.official("00002", Channel.SH, "2025-02-17T18:00:00", 800, 0));
        assertThat(told("SH", "5d")).isEqualTo("130 60 SIMULATED 1");
        assertThat(differences(market.look())).containsExactly("SH 2025-02-17 1266");
    }

    @Test
    void hasNoIncrementsAndNoDayOnWhichChannelsWereShut() {
        market.send(events.flow("SOUTHBOUND", "2025-02-18T10:00:00", 1, 0));
        official(Channel.SH, "2025-01-28", 1, 0);
        assertThat(market.rejects()).hasSize(2);
        assertThat(market.rejects().get(0)).startsWith("OUT_OF_RANGE");
        assertThat(market.rejects().get(1)).startsWith("NOT_A_SESSION");
    }

    @Test
    void isLateBehindAYearOfLaterOnes() {
        LocalDate date = LocalDate.parse("2024-01-02");
        for (int days = 0; days < 262; date = date.plusDays(1)) {
            if (io.southflow.calendar.TradingCalendar.hongKong().isSouthboundDay((int) date.toEpochDay())) {
                official(Channel.SH, date.toString(), 1, 0);
                days++;
            }
        }
        official(Channel.SH, "2024-01-02", 2, 0);
        assertThat(market.rejects()).isEmpty();
        official(Channel.SH, date.plusDays(7).toString(), 1, 0);
        official(Channel.SH, "2024-01-02", 3, 0);
        assertThat(market.rejects()).hasSize(1);
        assertThat(market.rejects().get(0)).startsWith("LATE").contains("day 2024-01-02 of the market");
    }

    @Test
    void anEstimateOfItIsLabelledAsOne() {
        twoSessions();
        market.send(new SouthboundFlow(
                "SOUTHBOUND",
                Channel.SH,
                Events.at("2025-02-18T18:00:00"),
                5_000L,
                0L,
                FlowPeriod.DAY,
                Basis.ESTIMATED,
                "test",
                1L));
        assertThat(told("SH", "1d")).isEqualTo("5 0 ESTIMATED 1");
    }
}
