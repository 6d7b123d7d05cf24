package io.southflow.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.Window;
import io.southflow.calendar.TradingCalendar;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.terminal.Paint;
import io.southflow.schema.Basis;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.EventCounts;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import io.southflow.schema.WindowFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowTableTest {
    private static final Map<String, String> NAMES = Map.of("00700", "Tencent", "HSTECH", "Hang Seng TECH Index");
    private static final FlowTable.Choice ALL = new FlowTable.Choice(100, 0, false);

    private final TradingCalendar calendar = MonitorMapping.calendar(Settings.of(Map.of()));

    private List<String> lines(String window, MarketFlow market, FlowTable.Choice choice, NetInflow... stocks) {
        return new FlowTable(Window.of(window), calendar, symbol -> NAMES.getOrDefault(symbol, symbol), Paint.NONE)
                .lines(market, List.of(stocks), choice);
    }

    private static MarketFlow market(long buyMilli, String... windows) {
        return market(true, buyMilli, windows);
    }

    private static MarketFlow market(boolean complete, long buyMilli, String... windows) {
        List<ChannelFlow> totals = new ArrayList<>();
        for (String window : windows) {
            for (String channel : List.of("SH", "SZ", "ALL")) {
                totals.add(new ChannelFlow(channel, window, buyMilli, 0L, buyMilli, Basis.ESTIMATED, 0));
            }
        }
        return new MarketFlow(
                Instant.parse("2025-02-18T03:00:00Z"),
                LocalDate.parse("2025-02-18"),
                complete,
                totals,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                new EventCounts(0L, 0L, 0L, 0L),
                List.of());
    }

    private static NetInflow stock(String symbol, String hongKong, String window, long netMilli) {
        return new NetInflow(
                symbol,
                Instant.parse(hongKong + "+08:00"),
                LocalDate.parse(hongKong.substring(0, 10)),
                List.of(new WindowFlow(
                        window, Math.max(0, netMilli), Math.max(0, -netMilli), netMilli, 1, true, Basis.SIMULATED)));
    }

    private static NetInflow now(String symbol, long netMilli) {
        return stock(symbol, "2025-02-18T11:00:00", "1d", netMilli);
    }

    @Test
    void showsTheMarketByChannelAndStocksByNet() {
        assertThat(lines(
                        "1d",
                        market(1_500_000_000_000L, "1d", "20d"),
                        ALL,
                        now("00005", -994_000_000_000L),
                        now("00700", 2_000_000_000L)))
                .containsExactly(
                        "Southbound money, window 1d, as of 2025-02-18 11:00:00",
                        "                                     net          bought            sold"
                                + "  as of (Hong Kong)    basis",
                        "Both channels                 HK$1.500bn      HK$1.500bn      HK$0.000bn"
                                + "  2025-02-18 11:00:00  ESTIMATED",
                        "Shanghai (SH)                 HK$1.500bn      HK$1.500bn      HK$0.000bn"
                                + "  2025-02-18 11:00:00  ESTIMATED",
                        "Shenzhen (SZ)                 HK$1.500bn      HK$1.500bn      HK$0.000bn"
                                + "  2025-02-18 11:00:00  ESTIMATED",
                        "",
                        "00700 Tencent                 HK$0.002bn      HK$0.002bn      HK$0.000bn"
                                + "  2025-02-18 11:00:00  SIMULATED",
                        "00005                        -HK$0.994bn      HK$0.000bn      HK$0.994bn"
                                + "  2025-02-18 11:00:00  SIMULATED");
    }

    @Test
    void smallMoneyIsShownInMillionsAll() {
        assertThat(lines("1d", null, ALL, now("00700", 5_249_999_500L), now("00005", -1_000_000L)))
                .anyMatch(line -> line.contains("   HK$5.250m "))
                .anyMatch(line -> line.contains("  -HK$0.001m "))
                .noneMatch(line -> line.contains("bn"));
    }

    @Test
    void takesTheFirstAndTheLastAndSaysHowManyThereAre() {
        List<String> lines = lines(
                "1d",
                null,
                new FlowTable.Choice(1, 2, false),
                now("00001", 1),
                now("00002", 2),
                now("00003", 3),
                now("00004", 4));
        assertThat(lines.subList(2, lines.size()).stream().map(line -> line.isEmpty() ? "" : line.substring(0, 5)))
                .containsExactly("", "00004", "", "00002", "00001", "3 of ");
        assertThat(lines("1d", null, new FlowTable.Choice(3, 3, false), now("00001", 1), now("00002", 2)))
                .as("nobody twice")
                .filteredOn(line -> line.startsWith("0000"))
                .hasSize(2);
    }

    @Test
    void leavesOutWhatTheWindowNoLongerReachesUnlessAskedForIt() {
        NetInflow yesterday = stock("00700", "2025-02-17T16:00:00", "1d", 7);
        MarketFlow market = market(1, "1d", "30m", "mtd", "5d");
        assertThat(lines("1d", market, ALL, yesterday)).noneMatch(line -> line.startsWith("00700"));
        assertThat(lines("1d", market, new FlowTable.Choice(9, 0, true), yesterday))
                .anyMatch(line -> line.startsWith("00700") && line.endsWith("  old"));
        assertThat(lines("30m", market, ALL, stock("00700", "2025-02-18T10:30:00", "30m", 7)))
                .noneMatch(line -> line.startsWith("00700"));
        assertThat(lines("30m", market, ALL, stock("00700", "2025-02-18T10:30:01", "30m", 7)))
                .anyMatch(line -> line.startsWith("00700"));
        assertThat(lines("mtd", market, ALL, stock("00700", "2025-01-27T16:00:00", "mtd", 7)))
                .noneMatch(line -> line.startsWith("00700"));
        assertThat(lines("5d", market, ALL, stock("00700", "2025-02-12T16:00:00", "5d", 7)))
                .as("the fifth session with today")
                .anyMatch(line -> line.startsWith("00700"));
        assertThat(lines("5d", market, ALL, stock("00700", "2025-02-11T16:00:00", "5d", 7)))
                .noneMatch(line -> line.startsWith("00700"));
    }

    @Test
    void saysWhatIsNotWholeAndFits120Columns() {
        long net = -185_584_000_000_000L;
        WindowFlow part = new WindowFlow("20d", 0L, -net, net, 12, false, Basis.SIMULATED);
        MarketFlow market = market(false, 1, "20d");
        NetInflow young = new NetInflow("HSTECH", market.getAsOf(), market.getSession(), List.of(part));
        List<String> lines = lines("20d", market, ALL, young);
        assertThat(lines.get(0)).endsWith("11:00:00, some of it older");
        assertThat(lines)
                .allMatch(line -> line.length() <= 120)
                .anyMatch(line -> line.startsWith("HSTECH Hang Seng TECH ..") && line.endsWith("  12 sessions"));
    }

    @Test
    void saysThatThereIsNothingYet() {
        assertThat(lines("1d", null, ALL)).containsExactly("No figures yet.");
    }
}
