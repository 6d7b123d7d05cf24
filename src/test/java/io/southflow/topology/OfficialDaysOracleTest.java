package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MonthFlow;
import io.southflow.schema.OfficialFigure;
import io.southflow.schema.SouthboundFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The market of stocks, their DAY figures and its own, against a recomputation from all records: each window, channel, month,
 * label and difference, whatever comes first, and whether or not everything was stopped in between.
 */
class OfficialDaysOracleTest {
    private static final TradingCalendar CALENDAR = TradingCalendar.hongKong();
    private static final List<String> STOCKS =
            IntStream.range(0, 12).mapToObj(RandomDays::symbol).toList();

    private final NaiveMarket naive = new NaiveMarket();
    private final Events events = new Events();
    /** When a stock traded last. */
    private final Map<String, LocalDate> traded = new HashMap<>();

    private SplittableRandom random;
    private long sequence;
    private int officialWindows;
    private int checked;

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void agreesWithARecomputation(long seed) {
        System.out.println("OfficialDaysOracleTest seed " + seed);
        random = new SplittableRandom(seed);
        try (WholeMarket market = new WholeMarket()) {
            LocalDate first = LocalDate.parse("2024-12-11");
            for (LocalDate date = first; date.isBefore(first.plusDays(60)); date = date.plusDays(1)) {
                if (CALENDAR.isSouthboundDay((int) date.toEpochDay())) {
                    session(market, date);
                }
            }
            assertThat(market.rejects()).isEmpty();
            assertThat(checked).isGreaterThan(80);
            assertThat(officialWindows).isGreaterThan(700);
            System.out.println("longest part " + market.longestPart() + " bytes");
        }
    }

    private void session(WholeMarket market, LocalDate date) {
        // Of each task some do not trade, but never so many that its clock stands still.
        List<String> trading = STOCKS.stream()
                .filter(symbol -> random.nextInt(4) > 0 || STOCKS.indexOf(symbol) < 6)
                .toList();
        int close = CALENDAR.closeOf((int) date.toEpochDay());
        int[] looks = {random.nextInt(60, close), random.nextInt(60, close)};
        java.util.Arrays.sort(looks);
        int from = 0;
        for (int look : looks) {
            trade(market, date, trading, from, look);
            figures(market, date, false);
            trading.forEach(symbol -> send(market, heartbeat(symbol, date, look)));
            check(market);
            from = look;
        }
        trade(market, date, trading, from, close);
        Instant end = date.atTime(16, 30).toInstant(Events.HONG_KONG);
        trading.forEach(symbol -> send(market, events.flow(symbol, Channel.SH, end, 0, 0)));
        trading.forEach(symbol -> traded.put(symbol, date));
        figures(market, date, true);
        check(market);
    }

    private SouthboundFlow heartbeat(String symbol, LocalDate date, int second) {
        return events.flow(symbol, Channel.SH, time(date, second), 0, 0);
    }

    private static Instant time(LocalDate date, int second) {
        return Instant.ofEpochMilli(TradingTime.millisOf((int) date.toEpochDay(), second));
    }

    private void trade(WholeMarket market, LocalDate date, List<String> trading, int from, int to) {
        List<SouthboundFlow> flows = new ArrayList<>();
        for (int i = 0; i < 40 && from < to; i++) {
            flows.add(flow(
                    trading.get(random.nextInt(trading.size())),
                    time(date, random.nextInt(from, to)),
                    FlowPeriod.INCREMENT));
        }
        flows.sort(Comparator.comparing(SouthboundFlow::getEventTime));
        flows.forEach(flow -> send(market, flow));
    }

    private SouthboundFlow flow(String symbol, Instant time, FlowPeriod period) {
        return new SouthboundFlow(
                symbol,
                random.nextBoolean() ? Channel.SH : Channel.SZ,
                time,
                random.nextLong(5_000_000_000L),
                random.nextInt(5) == 0 ? 0 : random.nextLong(5_000_000_000L),
                period,
                Basis.values()[random.nextInt(10) == 0 ? 2 : random.nextInt(2)],
                period.name(),
                sequence++);
    }

    /** Official ones, of stocks and of the market: of today, of weeks ago, of days to come. */
    private void figures(WholeMarket market, LocalDate today, boolean isOver) {
        for (int left = random.nextInt(4); left > 0; left--) {
            String symbol = STOCKS.get(random.nextInt(STOCKS.size()));
            LocalDate latest = traded.get(symbol);
            LocalDate date = isOver && today.equals(latest) && random.nextBoolean()
                    ? today
                    : today.minusDays(random.nextInt(1, 50));
            boolean isOfThePast = latest != null && (date.isBefore(latest) || date.equals(today));
            if (isOfThePast && CALENDAR.isSouthboundDay((int) date.toEpochDay())) {
                send(market, flow(symbol, date.atTime(17, 0).toInstant(Events.HONG_KONG), FlowPeriod.DAY));
            }
        }
        for (int left = random.nextInt(3); left > 0; left--) {
            LocalDate date = today.plusDays(5 - random.nextInt(50));
            if (CALENDAR.isSouthboundDay((int) date.toEpochDay())) {
                SouthboundFlow flow =
                        flow("SOUTHBOUND", date.atTime(12, 0).toInstant(Events.HONG_KONG), FlowPeriod.DAY);
                send(market, flow);
                if (random.nextInt(3) == 0) {
                    send(market, flow);
                }
            }
        }
    }

    private void send(WholeMarket market, SouthboundFlow flow) {
        market.send(flow);
        naive.read(flow);
    }

    private void check(WholeMarket market) {
        if (random.nextInt(4) == 0) {
            market.restart();
        }
        MarketFlow shown = market.look();
        assertThat(shown.getTotals()).hasSize(30);
        for (ChannelFlow total : shown.getTotals()) {
            check(total, shown.getAsOf());
        }
        for (MonthFlow month : shown.getMonths()) {
            NaiveMarket.Sum expected = naive.month(YearMonth.parse(month.getMonth()), shown.getAsOf());
            assertThat(month.getBuyMilliHkd()).as(month.getMonth()).isEqualTo(expected.buy());
            assertThat(month.getSellMilliHkd()).as(month.getMonth()).isEqualTo(expected.sell());
            assertThat(month.getNetMilliHkd()).as(month.getMonth()).isEqualTo(expected.buy() - expected.sell());
            assertThat(month.getBasis()).as(month.getMonth()).isEqualTo(expected.basis());
        }
        checkDifferences(shown);
        checked++;
    }

    private static Set<Channel> channels(String name) {
        return name.equals("ALL") ? EnumSet.allOf(Channel.class) : EnumSet.of(Channel.valueOf(name));
    }

    private void check(ChannelFlow total, Instant asOf) {
        String what = total.getChannel() + " " + total.getWindow() + " as of " + asOf;
        NaiveMarket.Sum expected = naive.window(channels(total.getChannel()), total.getWindow(), asOf);
        assertThat(total.getBuyMilliHkd()).as(what).isEqualTo(expected.buy());
        assertThat(total.getSellMilliHkd()).as(what).isEqualTo(expected.sell());
        assertThat(total.getNetMilliHkd()).as(what).isEqualTo(expected.buy() - expected.sell());
        assertThat(total.getOfficialDays()).as(what).isEqualTo(expected.officialDays());
        if (expected.officialDays() > 0) {
            assertThat(total.getBasis()).as(what).isEqualTo(expected.basis());
            officialWindows++;
        }
    }

    private void checkDifferences(MarketFlow shown) {
        List<String> expected = new ArrayList<>();
        for (String name : List.of("SH", "SZ", "ALL")) {
            LocalDate date = naive.latestCompared(channels(name), shown.getAsOf());
            if (date != null) {
                long official = 0;
                long stocks = 0;
                boolean isToday =
                        date.equals(shown.getAsOf().atOffset(Events.HONG_KONG).toLocalDate());
                int upTo = isToday ? TradingTime.secondOf(shown.getAsOf().toEpochMilli()) : TradingTime.CLOSE;
                for (Channel channel : channels(name)) {
                    official += naive.official(channel, date).buy()
                            - naive.official(channel, date).sell();
                    NaiveMarket.Sum sum = naive.stocks(channel, date, upTo);
                    stocks += sum.buy() - sum.sell();
                }
                expected.add(name + " " + date + " " + official + " " + stocks);
            }
        }
        assertThat(shown.getOfficial()).map(OfficialDaysOracleTest::text).isEqualTo(expected);
    }

    private static String text(OfficialFigure figure) {
        return figure.getChannel() + " " + figure.getDate() + " "
                + (figure.getBuyMilliHkd() - figure.getSellMilliHkd()) + " "
                + (figure.getStocksBuyMilliHkd() - figure.getStocksSellMilliHkd());
    }
}
