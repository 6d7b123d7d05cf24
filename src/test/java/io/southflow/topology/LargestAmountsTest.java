package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.Money;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.schema.Channel;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MonthFlow;
import io.southflow.schema.NetInflow;
import io.southflow.schema.SouthboundFlow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every amount the largest that is allowed: a stock's sums are exact, the market's change no sign. */
class LargestAmountsTest {
    /** So many that a year of one channel can be told, and of both cannot. */
    private static final int STOCKS = 25;

    private static final long MOST_HKD = Money.MOST / 1000;

    private final Events events = new Events();

    private void bothChannels(MonitorHarness monitor, LocalDate date, FlowPeriod period) {
        for (int stock = 0; stock < STOCKS; stock++) {
            for (Channel channel : Channel.values()) {
                SouthboundFlow flow = period == FlowPeriod.DAY
                        ? events.official(RandomDays.symbol(stock), channel, date + "T10:00:00", MOST_HKD, 0)
                        : events.flow(RandomDays.symbol(stock), channel, Events.at(date + "T10:00:00"), Money.MOST, 0);
                monitor.send(MonitorHarness.TOPICS.flows(), flow);
            }
        }
    }

    @Test
    void nothingOverflowsInAYear() {
        try (MonitorHarness monitor = new MonitorHarness()) {
            LocalDate day = LocalDate.parse("2025-01-02");
            LocalDate last = LocalDate.parse("2025-11-28");
            int sessions = 0;
            for (; !day.isAfter(last); day = day.plusDays(1)) {
                if (TradingCalendar.hongKong().isSouthboundDay((int) day.toEpochDay())) {
                    bothChannels(monitor, day, sessions % 2 == 0 ? FlowPeriod.INCREMENT : FlowPeriod.DAY);
                    sessions++;
                }
            }
            for (int stock = 0; stock < STOCKS; stock++) {
                // The last day may be one that only has figures of the whole day: they open no session.
                for (String time : List.of("T16:30:00", "T16:30:01")) {
                    monitor.send(
                            MonitorHarness.TOPICS.flows(), events.flow(RandomDays.symbol(stock), last + time, 0, 0));
                }
            }
            assertThat(monitor.rejectReasons()).isEmpty();
            assertThat(sessions).isGreaterThan(200);

            monitor.passWallTime(Duration.ofSeconds(1));
            List<NetInflow> shown = monitor.netInflows();
            assertThat(shown.get(shown.size() - 1)
                            .getWindows()
                            .get(Windows.DEFAULT.indexOf("ytd"))
                            .getNetMilliHkd())
                    .isEqualTo(2L * sessions * Money.MOST);

            List<MarketFlow> market = monitor.market();
            MarketFlow latest = market.get(market.size() - 1);
            assertThat(ofYear(latest, "SH").getBuyMilliHkd()).isEqualTo(STOCKS * sessions * Money.MOST);
            assertThat(ofYear(latest, "ALL").getBuyMilliHkd()).isEqualTo(Long.MAX_VALUE);
            assertThat(market).flatExtracting(MarketFlow::getTotals).allMatch(each -> each.getNetMilliHkd() >= 0);
            assertThat(latest.getMonths()).hasSize(11).allMatch(each -> each.getNetMilliHkd() > 0);
            assertThat(latest.getMonths()).map(MonthFlow::getNetMilliHkd).contains(STOCKS * 19L * 2 * Money.MOST);
        }
    }

    private static ChannelFlow ofYear(MarketFlow market, String channel) {
        return market.getTotals().stream()
                .filter(each ->
                        each.getChannel().equals(channel) && each.getWindow().equals("ytd"))
                .findFirst()
                .orElseThrow();
    }

    /** What {@link Money#MOST} promises: of both channels, over as many sessions as a stock remembers. */
    @Test
    void aStocksSumsFitWithRoomToSpare() {
        assertThat(Math.multiplyExact(Money.MOST, 2L * 262)).isLessThan(1L << 59);
    }

    @Test
    void aSumOfManyStocksEndsWhereNumbersEnd() {
        assertThat(Money.sum(Long.MAX_VALUE - 1, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Money.sum(Long.MAX_VALUE - 1, 2)).isEqualTo(Long.MAX_VALUE);
        assertThat(Money.sum(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Money.sum(Long.MIN_VALUE, -1)).isEqualTo(Long.MIN_VALUE);
        assertThat(Money.sum(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(-1);
    }
}
