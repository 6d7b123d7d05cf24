package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.analytics.unit.Windows;
import io.southflow.schema.Basis;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.EventCounts;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MarketPartial;
import io.southflow.schema.MonthFlow;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.market.PartialSchedule;
import io.southflow.topology.state.CommitHook;
import io.southflow.topology.state.CommitHooks;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** The market from parts of tasks that are silent, without stocks, or not readable now. */
class MarketPartsTest {
    private static final Instant CLOSE = Events.at("2025-03-17T16:00:00");

    private final AtomicReference<MarketPartial> next = new AtomicReference<>();
    private final AtomicReference<MarketFlow> shown = new AtomicReference<>();
    private final MockProcessorContext<byte[], byte[]> context =
            new MockProcessorContext<>(new Properties(), new TaskId(1, 0), null);

    private MarketMonitor monitor(Deserializer<?> deserializer) {
        return monitor(deserializer, "5d,20d");
    }

    private MarketMonitor monitor(Deserializer<?> deserializer, String windows) {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(MarketMonitor.STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        context.addStateStore(new CommitHook(CommitHook.OF_MARKET, new CommitHooks()));
        context.setCurrentSystemTimeMs(0L);
        MarketMonitor monitor = new MarketMonitor(
                MonitorHarness.settings(ShippedRules.standard(), Windows.parse(windows), Map.of(), 2),
                new MonitorListener() {
                    @Override
                    public void market(MarketFlow market) {
                        shown.set(market);
                    }
                },
                deserializer,
                (topic, value) -> new byte[1]);
        monitor.init(context);
        return monitor;
    }

    private MarketMonitor monitor() {
        return monitor((topic, bytes) -> next.get());
    }

    private void part(MarketMonitor monitor, int task, Instant asOf, String session, List<MonthFlow> history) {
        part(monitor, task, asOf, session, history, 0);
    }

    /** A part that is as long as is said. */
    private void part(
            MarketMonitor monitor, int task, Instant asOf, String session, List<MonthFlow> history, int length) {
        List<ChannelFlow> totals = List.of("5d", "20d").stream()
                .map(window -> new ChannelFlow("SH", window, 7L, 0L, 7L, Basis.REPORTED, 0))
                .toList();
        next.set(new MarketPartial(
                task,
                asOf,
                LocalDate.parse(session),
                totals,
                List.of(),
                List.of(),
                history,
                List.of(),
                List.of(),
                new EventCounts(1L, 0L, 0L, 0L),
                null,
                List.of(),
                false,
                null,
                null));
        monitor.process(new Record<>(new byte[0], new byte[length], 0, new RecordHeaders()));
    }

    private long net(String window) {
        return shown.get().getTotals().stream()
                .filter(total ->
                        total.getChannel().equals("ALL") && total.getWindow().equals(window))
                .mapToLong(ChannelFlow::getNetMilliHkd)
                .sum();
    }

    @Test
    void aPartCountsInAWindowThatStillReachesItsSession() {
        MarketMonitor monitor = monitor();
        part(monitor, 0, Events.at("2025-03-06T16:00:00"), "2025-03-06", List.of());
        part(monitor, 1, CLOSE, "2025-03-17", List.of());
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(10_000);
        assertThat(shown.get().getComplete()).isFalse();
        assertThat(net("5d")).isEqualTo(7);
        assertThat(net("20d")).isEqualTo(14);
    }

    @Test
    void ofATaskThatIsFarAheadNoMoreBytesAreKeptThanFit() {
        MarketMonitor monitor = monitor();
        for (int minute = 0; minute < 60; minute++) {
            part(monitor, 0, Events.at("2025-03-17T10:%02d:00".formatted(minute)), "2025-03-17", List.of(), 1 << 20);
        }
        CommitHook hook = context.getStateStore(CommitHook.OF_MARKET);
        hook.flushCache();
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(MarketMonitor.STORE);
        assertThat(store.approximateNumEntries()).isEqualTo(32);

        part(monitor, 1, Events.at("2025-03-17T10:59:00"), "2025-03-17", List.of());
        assertThat(shown.get().getComplete()).isTrue();
        assertThat(net("20d")).isEqualTo(14);
    }

    @Test
    void partsUnderOtherWindowsGiveWhatTheyHaveAndTheMarketSaysItIsNotComplete() {
        MarketMonitor monitor = monitor((topic, bytes) -> next.get(), "3d,5d");
        part(monitor, 0, CLOSE, "2025-03-17", List.of());
        part(monitor, 1, CLOSE, "2025-03-17", List.of());
        assertThat(shown.get().getComplete()).isFalse();
        assertThat(shown.get().getTotals())
                .extracting(ChannelFlow::getWindow)
                .containsExactly("3d", "5d", "3d", "5d", "3d", "5d");
        assertThat(net("5d")).isEqualTo(14);
        assertThat(net("3d")).isZero();
    }

    @Test
    void aTaskWithoutFlowsIsNotWaitedForAndWhatItKnowsCounts() {
        try (RestartableMonitor stocks =
                new RestartableMonitor(MonitorHarness.settings(ShippedRules.standard(), Map.of(), 1))) {
            Events events = new Events();
            stocks.send(MonitorHarness.TOPICS.flows(), events.month(io.southflow.schema.Channel.SH, "2025-02-15", 100));
            stocks.look();
            assertThat(stocks.forwards()).anyMatch(each -> each.startsWith(StockMonitor.TO_PARTIALS));
        }
        MarketMonitor monitor = monitor();
        MonthFlow february = new MonthFlow("2025-02", 9L, 0L, 9L, Basis.REPORTED);
        part(monitor, 0, PartialSchedule.NO_MOMENT, "1970-01-01", List.of(february));
        assertThat(shown.get()).as("no moment to show").isNull();
        part(monitor, 1, CLOSE, "2025-03-17", List.of());
        assertThat(shown.get()).isNotNull();
        assertThat(shown.get().getComplete()).isTrue();
        assertThat(shown.get().getAsOf()).isEqualTo(CLOSE);
        assertThat(shown.get().getMonths()).containsExactly(february);
        assertThat(shown.get().getEvents().getRead()).isEqualTo(2);
    }

    /** A task that has figures of days alone, up to a day, with 100 in each window. */
    private void days(MarketMonitor monitor, int task, String date) {
        Instant close = Events.at(date + "T16:00:00");
        next.set(new MarketPartial(
                task,
                PartialSchedule.NO_MOMENT,
                LocalDate.parse(date),
                List.of("5d", "20d").stream()
                        .map(window -> new ChannelFlow("SH", window, 100L, 0L, 100L, Basis.REPORTED, 0))
                        .toList(),
                List.of(),
                List.of(new MonthFlow(date.substring(0, 7), 100L, 0L, 100L, Basis.REPORTED)),
                List.of(),
                List.of(),
                List.of(),
                new EventCounts(1L, 0L, 0L, 0L),
                null,
                List.of(),
                true,
                close,
                null));
        monitor.process(new Record<>(new byte[0], new byte[1], 0, new RecordHeaders()));
    }

    @Test
    void daysOfTwoTasksAreShownAsOfTheLatest() {
        MarketMonitor monitor = monitor();
        days(monitor, 0, "2025-03-07");
        assertThat(shown.get()).as("the other may have something too").isNull();
        days(monitor, 1, "2025-03-17");
        assertThat(shown.get().getAsOf()).isEqualTo(CLOSE);
        assertThat(net("5d")).isEqualTo(100);
        assertThat(net("20d")).isEqualTo(200);
    }

    @Test
    void daysCountBesideFlowsUnlessTheyAreOfLaterOnes() {
        MarketMonitor monitor = monitor();
        days(monitor, 0, "2025-03-14");
        part(monitor, 1, CLOSE, "2025-03-17", List.of());
        assertThat(shown.get().getAsOf()).isEqualTo(CLOSE);
        assertThat(net("5d")).isEqualTo(107);
        days(monitor, 0, "2025-03-18");
        part(monitor, 1, CLOSE, "2025-03-17", List.of());
        assertThat(shown.get().getAsOf()).isEqualTo(CLOSE);
        assertThat(net("5d")).isEqualTo(7);
        days(monitor, 0, "2025-04-01");
        part(monitor, 1, CLOSE, "2025-03-17", List.of());
        assertThat(shown.get().getMonths()).extracting(MonthFlow::getMonth).containsExactly("2025-03");
    }

    @Test
    void aFlowOfAnEarlierDayThanTheFiguresOfDaysRules() {
        MarketMonitor monitor = monitor();
        days(monitor, 0, "2025-06-02");
        days(monitor, 1, "2025-06-03");
        assertThat(shown.get().getAsOf()).isEqualTo(Events.at("2025-06-03T16:00:00"));
        part(monitor, 1, CLOSE, "2025-03-17", List.of());
        assertThat(shown.get().getAsOf()).isEqualTo(CLOSE);
        assertThat(net("20d")).isEqualTo(7);
        assertThat(shown.get().getMonths()).isEmpty();
        days(monitor, 0, "2025-06-04");
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(10_000);
        assertThat(shown.get().getAsOf()).isEqualTo(CLOSE);
    }

    @Test
    void whatARegistryOutOfReachHidesIsNotRejected() {
        MarketMonitor monitor = monitor((topic, bytes) -> {
            throw new SerializationException("no schema", new IOException("cannot connect"));
        });
        assertThatThrownBy(() -> part(monitor, 0, CLOSE, "2025-03-17", List.of()))
                .isInstanceOf(SerializationException.class);
        assertThat(context.forwarded()).isEmpty();
    }

    @Test
    void aRevivedTaskBeginsFromItsStoreAlone() {
        MarketMonitor monitor = monitor();
        part(monitor, 0, CLOSE, "2025-03-17", List.of());
        part(monitor, 1, CLOSE, "2025-03-17", List.of());
        shown.set(null);
        MockProcessorContext<byte[], byte[]> revived =
                new MockProcessorContext<>(new Properties(), new TaskId(1, 0), null);
        KeyValueStore<Bytes, byte[]> empty = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(MarketMonitor.STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        empty.init(revived.getStateStoreContext(), empty);
        revived.addStateStore(empty);
        revived.addStateStore(new CommitHook(CommitHook.OF_MARKET, new CommitHooks()));
        revived.setCurrentSystemTimeMs(0L);
        monitor.init(revived);
        part(monitor, 0, CLOSE, "2025-03-17", List.of());
        assertThat(shown.get()).as("the other task has not reported since").isNull();
    }
}
