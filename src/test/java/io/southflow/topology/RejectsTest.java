package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.analytics.unit.Money;
import io.southflow.analytics.unit.Windows;
import io.southflow.check.RejectReason;
import io.southflow.schema.ActionType;
import io.southflow.schema.Channel;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import io.southflow.schema.ReportSession;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.wire.Topic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be taken lands whole in the rejects with its reason, and the figures do not move. */
class RejectsTest {
    private static final String FLOWS = MonitorHarness.TOPICS.flows().name();
    private static final String TICKS = MonitorHarness.TOPICS.ticks().name();

    private final Events events = new Events();
    private final MonitorHarness monitor = new MonitorHarness();

    @BeforeEach
    void aStockInMidSession() {
        send(events.flow("00700", "2025-02-17T10:00:00", 500, 100));
        send(events.flow("00700", "2025-02-17T10:00:10", 500, 100));
    }

    @AfterEach
    void figuresHaveNotMoved() {
        monitor.rejectReasons();
        send(events.flow("00700", "2025-02-17T16:30:00", 0, 0));
        List<NetInflow> shown = monitor.netInflows();
        assertThat(shown.get(shown.size() - 1)
                        .getWindows()
                        .get(Windows.DEFAULT.indexOf("ytd"))
                        .getNetMilliHkd())
                .isEqualTo(800_000);
        monitor.close();
    }

    private void send(SouthboundFlow flow) {
        monitor.send(MonitorHarness.TOPICS.flows(), flow);
    }

    private <T extends SpecificRecord> void sendRaw(Topic<T> topic, String key, T value) {
        monitor.send(topic.name(), key, monitor.bytes(topic, value));
    }

    private void assertRejected(RejectReason reason) {
        assertThat(monitor.rejectReasons()).containsExactly(reason.name());
    }

    @Test
    void garbage() {
        byte[] garbage = {7, 1, 2, 3};
        monitor.send(FLOWS, "00700", garbage);
        List<TestRecord<byte[], byte[]>> rejects = monitor.records(MonitorHarness.TOPICS.rejects());
        assertThat(rejects).hasSize(1);
        assertThat(rejects.get(0).value()).isEqualTo(garbage);
        assertThat(rejects.get(0).key()).isEqualTo("00700".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(MonitorHarness.header(rejects.get(0), RejectReason.HEADER)).isEqualTo("NOT_AVRO");
        assertThat(MonitorHarness.header(rejects.get(0), RejectReason.TOPIC_HEADER))
                .isEqualTo(FLOWS);
        assertThat(MonitorHarness.header(rejects.get(0), RejectReason.OFFSET_HEADER))
                .isEqualTo("2");
    }

    @Test
    void aBodyCutShort() {
        byte[] whole = monitor.bytes(MonitorHarness.TOPICS.flows(), events.flow("00700", "2025-02-17T10:01:00", 9, 9));
        monitor.send(FLOWS, "00700", java.util.Arrays.copyOf(whole, whole.length - 3));
        assertRejected(RejectReason.UNDECODABLE);
    }

    @Test
    void anUnknownSchemaId() {
        byte[] unknown =
                monitor.bytes(MonitorHarness.TOPICS.flows(), events.flow("00700", "2025-02-17T10:01:00", 9, 9));
        ByteBuffer.wrap(unknown).putInt(1, 12_345);
        monitor.send(FLOWS, "00700", unknown);
        assertRejected(RejectReason.UNKNOWN_SCHEMA);
    }

    @Test
    void theSchemaOfAnotherTopic() {
        sendRawTick(FLOWS, events.tick("00700", "2025-02-17T10:01:00", 500));
        assertRejected(RejectReason.WRONG_SCHEMA);
    }

    private void sendRawTick(String topic, Tick tick) {
        monitor.send(topic, tick.getSymbol(), monitor.bytes(MonitorHarness.TOPICS.ticks(), tick));
    }

    @Test
    void negativeVolume() {
        sendRawTick(TICKS, events.tick("00700", Events.at("2025-02-17T10:01:00"), 500_000, -1));
        assertRejected(RejectReason.OUT_OF_RANGE);
    }

    @Test
    void moreMoneyThanThereIs() {
        send(events.flow("00700", "2025-02-17T10:01:00", 2_000_000_000_000L, 0));
        assertRejected(RejectReason.OUT_OF_RANGE);
    }

    @Test
    void moreMoneyThanThereIsInOneSession() {
        long left = Money.MOST - 1_000_000;
        SouthboundFlow last = events.flow("00700", Channel.SH, Events.at("2025-02-17T10:01:00"), left, left);
        SouthboundFlow more = events.flow("00700", Channel.SH, Events.at("2025-02-17T10:02:00"), 1, 0);
        send(last);
        send(events.flow("00700", Channel.SZ, Events.at("2025-02-17T10:01:30"), 1, 1));
        assertThat(monitor.rejectReasons()).as("the other channel has its own").isEmpty();
        send(more);
        List<TestRecord<byte[], byte[]>> rejects = monitor.records(MonitorHarness.TOPICS.rejects());
        assertThat(rejects).singleElement().satisfies(only -> {
            assertThat(MonitorHarness.header(only, RejectReason.HEADER)).isEqualTo("OUT_OF_RANGE");
            assertThat(MonitorHarness.header(only, RejectReason.DETAIL_HEADER))
                    .isEqualTo(
                            "buyMilliHkd, sellMilliHkd: with what the session had before, more than 1000000000000000 went"
                                    + " through SH; flows are increments, not totals");
        });
        send(last);
        assertThat(monitor.rejectReasons()).as("a duplicate").isEmpty();
        send(more);
        assertRejected(RejectReason.OUT_OF_RANGE);
    }

    @Test
    void aStampIn2099() {
        send(events.flow("00700", "2099-02-17T10:01:00", 9, 0));
        assertRejected(RejectReason.FUTURE);
    }

    @Test
    void aStampOfZero() {
        send(events.flow("00700", Channel.SH, java.time.Instant.EPOCH, 9, 0));
        assertRejected(RejectReason.OUT_OF_RANGE);
        send(events.official("00700", Channel.SH, "1970-01-05T10:00:00", 9, 0));
        assertRejected(RejectReason.OUT_OF_RANGE);
    }

    @Test
    void aMonthOfAStock() {
        SouthboundFlow month = events.month(Channel.SH, "2025-01-15", 9);
        send(new SouthboundFlow(
                "00700",
                month.getChannel(),
                month.getEventTime(),
                9L,
                0L,
                month.getPeriod(),
                month.getBasis(),
                "test",
                99L));
        assertRejected(RejectReason.OUT_OF_RANGE);
    }

    @Test
    void anIncrementOfTheWholeMarket() {
        send(events.flow("SOUTHBOUND", "2025-02-17T10:01:00", 9, 0));
        assertRejected(RejectReason.OUT_OF_RANGE);
    }

    @Test
    void anIndexThatNobodyKnows() {
        Tick tick = events.tick("HSTEC", "2025-02-17T10:01:00", 5_500);
        sendRawTick(TICKS, tick);
        assertThat(monitor.records(MonitorHarness.TOPICS.rejects()))
                .singleElement()
                .satisfies(only -> {
                    assertThat(MonitorHarness.header(only, RejectReason.HEADER)).isEqualTo("UNKNOWN_SYMBOL");
                    assertThat(MonitorHarness.header(only, RejectReason.DETAIL_HEADER))
                            .isEqualTo("symbol: HSTEC is no index in the list of securities; add it to the file of"
                                    + " southflow.securities");
                });
        sendRawTick(TICKS, tick);
        assertRejected(RejectReason.UNKNOWN_SYMBOL);
        sendRawTick(TICKS, events.tick("HSTECH", "2025-02-17T10:01:00", 5_500));
        assertThat(monitor.rejectReasons()).isEmpty();
    }

    @Test
    void anIndexThatNobodyKnowsOnEveryTopic() {
        send(events.flow("HSTEC", "2025-02-17T10:01:00", 9, 0));
        assertRejected(RejectReason.UNKNOWN_SYMBOL);
        monitor.send(
                MonitorHarness.TOPICS.shortSales(), events.shortSale("HSTEC", "2025-02-17", ReportSession.DAY, 9, 9));
        assertRejected(RejectReason.UNKNOWN_SYMBOL);
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("HSTEC", "2025-02-17", 5_500));
        assertRejected(RejectReason.UNKNOWN_SYMBOL);
    }

    @Test
    void moneyInAnIndex() {
        sendRawTick(TICKS, events.tick("HSTECH", "2025-02-17T10:01:00", 5_500));
        sendRawTick(TICKS, events.tick("HSTECH", "2025-02-17T10:01:01", 5_500));
        assertThat(monitor.rejectReasons()).isEmpty();
        send(events.flow("HSTECH", "2025-02-17T10:01:02", 9, 0));
        assertRejected(RejectReason.UNKNOWN_SYMBOL);
    }

    @Test
    void aTickOfAnotherMarket() {
        sendRawTick(TICKS, events.tick("NDX", "2025-02-17T10:01:00", 20_000));
        assertRejected(RejectReason.UNKNOWN_SYMBOL);
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("NDX", "2025-01-29", 20_000));
        assertThat(monitor.rejectReasons()).isEmpty();
    }

    @Test
    void moneyByNight() {
        for (String time : List.of("01:31:05", "05:05:00", "07:59:00", "16:11:00", "23:10:00")) {
            send(events.flow("00700", "2025-02-17T" + time, 9, 0));
            assertThat(monitor.records(MonitorHarness.TOPICS.rejects()))
                    .singleElement()
                    .satisfies(only -> {
                        assertThat(MonitorHarness.header(only, RejectReason.HEADER))
                                .isEqualTo("OUTSIDE_TRADING_DAY");
                        assertThat(MonitorHarness.header(only, RejectReason.DETAIL_HEADER))
                                .contains("in Hong Kong", "UTC");
                    });
        }
    }

    @Test
    void moneyInLunchIsNot() {
        send(events.flow("00700", "2025-02-17T12:30:00", 7, 7));
        assertThat(monitor.rejectReasons()).isEmpty();
    }

    @Test
    void aPriceOfTheWholeMarket() {
        sendRawTick(TICKS, events.tick("SOUTHBOUND", "2025-02-17T10:01:00", 5_500));
        assertRejected(RejectReason.UNKNOWN_SYMBOL);
    }

    @Test
    void aSunday() {
        send(events.flow("00700", "2025-02-16T10:01:00", 9, 0));
        assertRejected(RejectReason.NOT_A_SESSION);
    }

    @Test
    void southboundShutWhileHongKongTrades() {
        send(events.flow("00700", "2025-02-04T10:01:00", 9, 0));
        assertRejected(RejectReason.NOT_A_SESSION);
        sendRawTick(TICKS, events.tick("00700", "2025-02-04T10:01:00", 500));
        assertThat(monitor.rejectReasons()).isEmpty();
    }

    @Test
    void aClosedSession() {
        send(events.flow("00700", "2025-02-14T15:59:00", 9, 0));
        assertRejected(RejectReason.LATE);
    }

    @Test
    void weeksAheadOfItsFeed() {
        SouthboundFlow ahead = events.flow("00700", "2025-03-10T10:01:00", 9_999, 0);
        send(ahead);
        assertThat(monitor.rejectReasons())
                .as("held until the next event tells")
                .isEmpty();
        send(events.flow("00700", "2025-02-17T10:00:20", 0, 0));
        List<TestRecord<byte[], byte[]>> rejects = monitor.records(MonitorHarness.TOPICS.rejects());
        assertThat(rejects).hasSize(1);
        assertThat(MonitorHarness.header(rejects.get(0), RejectReason.HEADER)).isEqualTo("AHEAD_OF_FEED");
        assertThat(rejects.get(0).value()).isEqualTo(monitor.bytes(MonitorHarness.TOPICS.flows(), ahead));
    }

    @Test
    void weeksAheadAndSentTwiceIsOneWitness() {
        SouthboundFlow ahead = events.flow("00700", "2025-03-10T10:01:00", 9_999, 0);
        send(ahead);
        send(ahead);
        send(events.flow("00700", "2025-02-17T10:00:20", 0, 0));
        assertRejected(RejectReason.AHEAD_OF_FEED);
    }

    @Test
    void anotherKeyThanItsSymbol() {
        sendRaw(MonitorHarness.TOPICS.flows(), "00701", events.flow("00700", "2025-02-17T10:01:00", 9, 9));
        assertRejected(RejectReason.KEY_MISMATCH);
    }

    @Test
    void noKey() {
        sendRaw(MonitorHarness.TOPICS.flows(), null, events.flow("00700", "2025-02-17T10:01:00", 9, 9));
        assertRejected(RejectReason.NO_KEY);
    }

    @Test
    void noValue() {
        monitor.send(FLOWS, "00700", null);
        assertRejected(RejectReason.NO_VALUE);
    }

    @Test
    void aSymbolThatIsNone() {
        sendRaw(MonitorHarness.TOPICS.flows(), "700", events.flow("700", "2025-02-17T10:01:00", 9, 9));
        assertRejected(RejectReason.OUT_OF_RANGE);
    }

    @Test
    void aShortSaleReportFromBeforeItsDay() {
        var sale = events.shortSale("00700", "2025-02-17", ReportSession.DAY, 100, 100);
        monitor.send(
                MonitorHarness.TOPICS.shortSales(),
                new io.southflow.schema.ShortSale(
                        "00700",
                        sale.getTradeDate(),
                        sale.getSession(),
                        100L,
                        100L,
                        "HKD",
                        Events.at("2025-02-16T16:45:00"),
                        sale.getBasis(),
                        "test"));
        assertRejected(RejectReason.OUT_OF_RANGE);
    }

    @Test
    void aKeyOnTheWrongPartition() {
        // The driver has partition 0 only; of four partitions it is the right one for some keys and not for others.
        try (MonitorHarness four = new MonitorHarness(ShippedRules.standard(), 4)) {
            int accepted = 0;
            int rejected = 0;
            for (int stock = 0; stock < 40; stock++) {
                four.send(
                        MonitorHarness.TOPICS.flows(),
                        events.flow(RandomDays.symbol(stock), "2025-02-17T10:01:00", 9, 9));
                List<String> reasons = four.rejectReasons();
                accepted += reasons.isEmpty() ? 1 : 0;
                rejected += reasons.equals(List.of("WRONG_PARTITION")) ? 1 : 0;
            }
            assertThat(accepted).isBetween(1, 20);
            assertThat(rejected).isEqualTo(40 - accepted);
        }
    }

    @Test
    void allOfItIsCounted() {
        SouthboundFlow twice = events.flow("00700", "2025-02-17T10:00:30", 0, 0);
        send(twice);
        send(twice);
        send(events.flow("00700", "2025-02-14T10:00:00", 9, 0));
        send(events.flow("00700", "2099-02-17T10:01:00", 9, 0));
        monitor.passWallTime(Duration.ofSeconds(1));
        List<MarketFlow> market = monitor.market();
        var counts = market.get(market.size() - 1).getEvents();
        assertThat(counts.getRead()).isEqualTo(6);
        assertThat(counts.getDuplicate()).isEqualTo(1);
        assertThat(counts.getLate()).isEqualTo(1);
        assertThat(counts.getRejected()).isEqualTo(1);
    }

    private void assertActionRejected(
            ActionType type, String exDate, long newShares, long oldShares, RejectReason why) {
        monitor.send(
                MonitorHarness.TOPICS.corporateActions(),
                events.action("00700", LocalDate.parse(exDate), type, newShares, oldShares, false));
        assertRejected(why);
    }

    @Test
    void anActionWhoseFactorIsNotOfItsType() {
        assertActionRejected(ActionType.SPLIT, "2025-02-18", 1, 5, RejectReason.OUT_OF_RANGE);
        assertActionRejected(ActionType.SPLIT, "2025-02-18", 5, 0, RejectReason.OUT_OF_RANGE);
        assertActionRejected(ActionType.BONUS, "2025-02-18", 1, 1, RejectReason.OUT_OF_RANGE);
        assertActionRejected(ActionType.CONSOLIDATION, "2025-02-18", 10, 1, RejectReason.OUT_OF_RANGE);
        assertActionRejected(ActionType.END_OF_LISTING, "2025-02-18", 2, 1, RejectReason.OUT_OF_RANGE);
    }

    @Test
    void anActionOfADayWithoutTrading() {
        assertActionRejected(ActionType.SPLIT, "2025-02-16", 5, 1, RejectReason.NOT_A_SESSION);
    }

    @Test
    void anActionMoreThanAYearAhead() {
        assertActionRejected(ActionType.SPLIT, "2026-12-03", 5, 1, RejectReason.FUTURE);
    }

    @Test
    void theSameActionAgainIsADuplicate() {
        for (int i = 0; i < 2; i++) {
            monitor.send(
                    MonitorHarness.TOPICS.corporateActions(),
                    events.action("00700", LocalDate.parse("2025-02-18"), ActionType.SPLIT, 5, 1, false));
        }
        monitor.passWallTime(Duration.ofSeconds(1));
        List<MarketFlow> market = monitor.market();
        assertThat(market.get(market.size() - 1).getEvents().getDuplicate()).isEqualTo(1);
    }
}
