package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.topology.HostedMonitor.Step;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.stock.Departures;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.StubRegistry;
import io.southflow.wire.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stocks that had no event for 250 sessions leave, and begin anew when they come back. */
class DeparturesTest {
    private static final long SEED = 23;
    private static final long NOW = Instant.parse("2061-01-01T00:00:00Z").toEpochMilli();
    private static final LocalDate FIRST = LocalDate.parse("2024-01-02");
    private static final TradingCalendar CALENDAR = TradingCalendar.hongKong();

    private final StubRegistry registry = new StubRegistry();
    private final Events events = new Events();
    private final AvroSerializer serializer = new AvroSerializer();
    private final MonitorSettings settings =
            MonitorHarness.settings(ShippedRules.standard().with("rsi.warm-up", 15), registry.settings(), 1);
    private final List<String> told = new ArrayList<>();
    private HostedMonitor monitor = new HostedMonitor(settings);
    private long offset;

    DeparturesTest() {
        serializer.configure(registry.settings(), false);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private static LocalDate sessionsAfter(LocalDate date, int sessions) {
        int day = (int) date.toEpochDay();
        for (int left = sessions; left > 0; left--) {
            do {
                day++;
            } while (!CALENDAR.isSouthboundDay(day));
        }
        return LocalDate.ofEpochDay(day);
    }

    private <T extends SpecificRecord> Step step(Topic<T> topic, String symbol, T value) {
        return new Step(topic.name(), symbol, serializer.serialize(topic.name(), value));
    }

    private Step flow(String symbol, LocalDate date, int second, long hkd) {
        return step(
                MonitorHarness.TOPICS.flows(),
                symbol,
                events.flow(symbol, date + "T10:%02d:%02d".formatted(second / 60, second % 60), hkd, 0));
    }

    private Step tick(String symbol, LocalDate date, int second, double price) {
        return step(
                MonitorHarness.TOPICS.ticks(),
                symbol,
                events.tick(symbol, date + "T10:%02d:%02d".formatted(second / 60, second % 60), price));
    }

    private List<String> take(Step step) {
        List<String> now = monitor.take(step, offset++, NOW);
        told.addAll(now);
        return now;
    }

    /** Two events open the session of a stock. */
    private void open(String symbol, LocalDate date) {
        take(flow(symbol, date, 0, 1_000_000));
        take(flow(symbol, date, 61, 1_000_000));
    }

    private List<String> told(String begin) {
        return told.stream().filter(each -> each.startsWith(begin)).toList();
    }

    private Step day(String symbol, LocalDate date) {
        return step(
                MonitorHarness.TOPICS.flows(),
                symbol,
                events.official(symbol, io.southflow.schema.Channel.SH, date + "T17:00:00", 1_000_000, 0));
    }

    @Test
    void aStockOfWhichOnlyDaysAreKnownLeavesWhenTheyAreOldAndMovesNobody() {
        LocalDate last = sessionsAfter(FIRST, Departures.SESSIONS);
        take(day("00700", FIRST));
        take(day("09988", sessionsAfter(FIRST, 10)));
        open("00001", last);
        open("00002", last);
        for (String symbol : List.of("00003", "00004", "00005")) {
            take(day(symbol, sessionsAfter(last, 300)));
        }
        assertThat(told("left")).as("figures of days move nobody").isEmpty();
        open("00001", sessionsAfter(last, 1));
        open("00002", sessionsAfter(last, 1));
        assertThat(told("left")).containsExactly("left 00700");
    }

    @Test
    void aStockLeavesWithItsRowsWhenTwoOthersOpenTheSessionAfterTheLastItHad() {
        open("00700", FIRST.minusDays(5));
        open("00700", FIRST);
        LocalDate last = sessionsAfter(FIRST, Departures.SESSIONS);
        open("00001", last);
        open("00002", last);
        monitor.save();
        assertThat(monitor.rowsOf("00700")).isGreaterThan(0);

        open("00001", sessionsAfter(last, 1));
        assertThat(told("left")).as("one stock's clock moves no other").isEmpty();
        open("00002", sessionsAfter(last, 1));
        assertThat(told("left")).containsExactly("left 00700");
        take(new Step(null, null, null));
        assertThat(told("stocks")).containsExactly("stocks 2");
        assertThat(told("gauges 00700")).isEmpty();

        monitor.save();
        assertThat(monitor.rowsOf("00700")).isZero();
        monitor = HostedMonitor.onRowsOf(monitor);
        take(new Step(null, null, null));
        assertThat(told("stocks")).containsExactly("stocks 2", "stocks 2");
    }

    @Test
    void whateverIsKnownOfItCountsAsAnEvent() {
        LocalDate last = sessionsAfter(FIRST, Departures.SESSIONS);
        for (String symbol : List.of("00003", "00004", "00005", "00006")) {
            open(symbol, FIRST);
        }
        LocalDate later = sessionsAfter(FIRST, 1);
        take(tick("00003", later, 0, 500));
        take(tick("00003", later, 1, 500));
        take(step(MonitorHarness.TOPICS.dailyBars(), "00004", events.bar("00004", later.toString(), 500)));
        take(step(
                MonitorHarness.TOPICS.shortSales(),
                "00005",
                events.shortSale("00005", later.toString(), io.southflow.schema.ReportSession.DAY, 10, 900)));
        open("00001", sessionsAfter(last, 1));
        open("00002", sessionsAfter(last, 1));
        assertThat(told("left")).containsExactly("left 00006");
        open("00001", sessionsAfter(last, 2));
        open("00002", sessionsAfter(last, 2));
        assertThat(told("left")).containsExactlyInAnyOrder("left 00006", "left 00005", "left 00004", "left 00003");
    }

    @Test
    void anEventThatNothingConfirmedIsRejectedWhenItsStockLeaves() {
        take(flow("00700", FIRST, 0, 1));
        LocalDate last = sessionsAfter(FIRST, Departures.SESSIONS);
        open("00001", last);
        open("00002", last);
        assertThat(told("left")).isEmpty();
        open("00001", sessionsAfter(last, 1));
        open("00002", sessionsAfter(last, 1));
        assertThat(told("left")).containsExactly("left 00700");
        assertThat(told(StockMonitor.TO_REJECTS + " 00700"))
                .singleElement()
                .asString()
                .contains("southflow.reason");
    }

    @Test
    void itBeginsAnewWhetherOthersHaveSentItAwayOrNot() {
        LocalDate back = sessionsAfter(FIRST, Departures.SESSIONS + 1);
        List<List<String>> saidWhenBack = new ArrayList<>();
        for (boolean first : List.of(true, false)) {
            monitor = new HostedMonitor(settings);
            told.clear();
            open("00700", FIRST);
            open("00001", sessionsAfter(FIRST, 100));
            open("00002", sessionsAfter(FIRST, 100));
            if (!first) {
                open("00001", back);
                open("00002", back);
                assertThat(told("left")).containsExactly("left 00700");
            }
            told.clear();
            long sequence = offset;
            take(flow("00700", back, 0, 1_000_000));
            assertThat(told("left"))
                    .as("one event opens no session, and so nothing begins")
                    .isEmpty();
            take(tick("00700", back, 1, 500));
            take(flow("00700", back, 61, 1_000_000));
            assertThat(told("left")).hasSize(first ? 1 : 0);
            take(tick("00700", back, 62, 500));
            take(flow("00700", back, 121, 1_000_000));
            assertThat(offset - sequence).isEqualTo(5);
            List<String> said = told(StockMonitor.TO_NET_INFLOWS + " 00700");
            assertThat(said).isNotEmpty().allMatch(each -> each.contains("\"sessions\": 1"));
            assertThat(said).noneMatch(each -> each.contains("\"sessions\": 2"));
            assertThat(told(StockMonitor.TO_REJECTS)).isEmpty();
            if (first) {
                open("00001", back);
                open("00002", back);
                assertThat(told("left")).hasSize(1);
            }
            take(new Step(null, null, null));
            saidWhenBack.add(said);
            saidWhenBack.add(told("gauges 00700"));
        }
        assertThat(saidWhenBack.get(2)).isEqualTo(saidWhenBack.get(0));
        assertThat(saidWhenBack.get(3)).isEqualTo(saidWhenBack.get(1)).hasSize(1);
    }

    @Test
    void itsAlertsAreClearedOnceAndForAll() {
        LocalDate date = FIRST;
        for (int bar = 0; bar < 20; bar++) {
            take(step(MonitorHarness.TOPICS.dailyBars(), "00700", events.bar("00700", date.toString(), 100 + bar)));
            date = sessionsAfter(date, 1);
        }
        take(tick("00700", date, 0, 150));
        take(tick("00700", date, 1, 150));
        take(tick("00700", date, 2, 150));
        assertThat(told(StockMonitor.TO_ACTIVE_ALERTS)).hasSize(1);
        told.clear();
        LocalDate last = sessionsAfter(date, Departures.SESSIONS);
        open("00001", sessionsAfter(last, 1));
        open("00002", sessionsAfter(last, 5));
        assertThat(told(StockMonitor.TO_ALERTS))
                .singleElement()
                .asString()
                .contains("OVERBOUGHT-00700-" + date, "CLEARED")
                .contains("00700 has had no event for 250 sessions")
                .contains(" " + TradingTime.millisOf((int) last.toEpochDay(), TradingTime.CLOSE) + " ");
        assertThat(told(StockMonitor.TO_ACTIVE_ALERTS))
                .singleElement()
                .asString()
                .contains(" gone ");
        take(new Step(null, null, null));
        assertThat(told("active")).singleElement().asString().doesNotContainPattern("[1-9]");
    }

    @Test
    void aTaskThatIsRestoredAgainAndAgainAgrees() {
        System.out.println("DeparturesTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        HostedMonitor undisturbed = new HostedMonitor(settings);
        HostedMonitor rebuilt = new HostedMonitor(settings);
        LocalDate date = FIRST;
        int rare = 10;
        int departures = 0;
        for (int day = 0; day < 300; day++) {
            date = sessionsAfter(date, 1 + (random.nextInt(4) == 0 ? random.nextInt(120) : 0));
            for (int event = 0; event < 16; event++) {
                // Four that come nearly every day, and thirty that come a few times and then not for years.
                if (random.nextInt(10) == 0) {
                    rare = 10 + random.nextInt(30);
                }
                String symbol = RandomDays.symbol(random.nextInt(8) == 0 ? rare : random.nextInt(4));
                Step step = random.nextBoolean()
                        ? flow(symbol, date, event * 30, random.nextInt(1_000_000))
                        : tick(symbol, date, event * 30, 100 + random.nextInt(9));
                if (random.nextInt(40) == 0) {
                    rebuilt.save();
                    rebuilt = HostedMonitor.onRowsOf(rebuilt);
                }
                List<String> expected = undisturbed.take(step, offset, NOW);
                assertThat(rebuilt.take(step, offset++, NOW))
                        .as("%s, event %d", date, event)
                        .isEqualTo(expected);
                departures += (int) expected.stream()
                        .filter(each -> each.startsWith("left"))
                        .count();
            }
        }
        System.out.println("DeparturesTest: " + departures + " departures up to " + date);
        assertThat(departures).isGreaterThan(20);
    }
}
