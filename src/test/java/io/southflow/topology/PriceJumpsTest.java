package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.southflow.analytics.unit.StockFigures;
import io.southflow.calendar.TradingCalendar;
import io.southflow.feed.csv.CsvKind;
import io.southflow.feed.csv.CsvSettings;
import io.southflow.feed.csv.CsvSource;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.ActionType;
import io.southflow.schema.Alert;
import io.southflow.schema.Tick;
import io.southflow.wire.AvroSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bars of 166 sessions, then ticks of 18 February 2025: 07001 stays, 07002 rises, 07003 and 07004 fall from 534.6 to
 * 106.92, since one share has become five.
 */
class PriceJumpsTest {
    private static final LocalDate EX_DATE = LocalDate.parse("2025-02-18");

    @TempDir
    private Path folder;

    private final Events events = new Events();
    private final MonitorHarness monitor = new MonitorHarness();
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void bars() throws IOException {
        feed(CsvKind.DAILY_BARS, "f_bars.csv");
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    private void feed(CsvKind kind, String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = PriceJumpsTest.class.getResourceAsStream("/io/southflow/cases/" + name)) {
            Files.writeString(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        CsvSettings settings =
                new CsvSettings(MonitorHarness.TOPICS, TradingCalendar.hongKong(), said::add, Long.MAX_VALUE);
        AvroSerializer serializer = new AvroSerializer();
        serializer.configure(monitor.registry().settings(), false);
        try (CsvSource source = CsvSource.open(kind, file.toString(), settings)) {
            source.resume();
            for (FeedEvent event = source.next(); event != null; event = source.next()) {
                String topic = event.topic().name();
                monitor.send(topic, event.key(), serializer.serialize(topic, event.value()));
                source.position().add();
            }
        }
        serializer.close();
        assertThat(monitor.rejectReasons()).isEmpty();
    }

    private void split(String symbol) {
        monitor.send(
                MonitorHarness.TOPICS.corporateActions(),
                events.action(symbol, EX_DATE, ActionType.SPLIT, 5, 1, false));
    }

    private void ticks() throws IOException {
        feed(CsvKind.TICKS, "f_ticks.csv");
    }

    private void trade(String symbol, String time, double price) {
        monitor.send(MonitorHarness.TOPICS.ticks(), events.tick(symbol, EX_DATE + "T" + time, price));
    }

    private StockFigures gauges(String symbol) {
        monitor.passWallTime(Duration.ofSeconds(1));
        return monitor.gauges(symbol);
    }

    private List<String> alerts(String symbol) {
        return monitor.alerts().stream()
                .filter(alert -> alert.getSymbol().equals(symbol))
                .map(Alert::getHeadline)
                .toList();
    }

    @Test
    void withoutItsActionASplitIsTakenAsAFallAndTold() throws IOException {
        ticks();
        assertThat(alerts("07003")).singleElement().asString().contains("oversold");
        assertThat(monitor.priceJumps()).as("07003 and 07004").isEqualTo(2);
        assertThat(said).as("within each file nothing jumps").isEmpty();
    }

    @Test
    void withItsActionItIsNeither() throws IOException {
        split("07003");
        split("07004");
        ticks();
        assertThat(alerts("07003")).isEmpty();
        assertThat(monitor.priceJumps()).isZero();
    }

    @Test
    void theRsiIsAsIfThereHadBeenNoSplit() throws IOException {
        split("07003");
        for (String time : List.of("09:31:00", "09:31:01", "09:31:02", "09:31:10")) {
            trade("07003", time, 106.92);
            trade("07004", time, 534.6);
        }
        double rsi = gauges("07003").rsi();
        assertThat(rsi).isBetween(30.0, 70.0).isCloseTo(gauges("07004").rsi(), within(1e-9));
        assertThat(monitor.priceJumps()).isZero();
    }

    @Test
    void adjustedBarsOverThoseOfBeforeDoAsWellWithoutAnAction() throws IOException {
        split("07003");
        feed(CsvKind.DAILY_BARS, "f_bars_adjusted.csv");
        ticks();
        assertThat(alerts("07004")).isEmpty();
        assertThat(monitor.priceJumps()).isZero();
        assertThat(gauges("07004").rsi()).isCloseTo(gauges("07003").rsi(), within(1e-9));
    }

    @Test
    void aJumpIsToldOnceASession() {
        trade("07001", "10:00:00", 16);
        trade("07001", "10:00:01", 16);
        trade("07001", "10:00:02", 10);
        trade("07001", "10:00:03", 4);
        trade("07001", "10:00:04", 4);
        assertThat(monitor.priceJumps()).isEqualTo(1);
        for (String time : List.of("2025-02-19T10:00:00", "2025-02-19T10:00:01", "2025-02-19T10:00:02")) {
            monitor.send(MonitorHarness.TOPICS.ticks(), events.tick("07001", time, 10));
        }
        assertThat(monitor.priceJumps()).as("from 4 to 10").isEqualTo(2);
    }

    @Test
    void halfAwayIsNoJump() {
        trade("07001", "10:00:00", 10);
        trade("07001", "10:01:00", 15);
        trade("07001", "10:02:00", 5);
        monitor.send(MonitorHarness.TOPICS.ticks(), events.tick("07001", Events.at(EX_DATE + "T16:30:00"), 0, 0));
        assertThat(monitor.priceJumps()).isZero();
    }

    @Test
    void aStockOfWhichNothingIsKnownDoesNotJump() {
        trade("07999", "10:00:00", 1);
        trade("07999", "10:00:01", 1);
        trade("07999", "10:00:02", 9);
        trade("07999", "10:00:03", 9);
        assertThat(monitor.priceJumps()).isZero();
    }

    @Test
    void anIndexDoesNotSplit() {
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("HSTECH", "2025-02-17", 5_000));
        for (String time : List.of("10:00:00", "10:00:01", "10:00:02")) {
            trade("HSTECH", time, 500);
        }
        assertThat(monitor.priceJumps()).isZero();
    }

    @Test
    void aHalfDayHasItsAuctionAndNothingAfterIt() {
        List<Tick> ticks = List.of(
                events.tick("07010", "2024-12-24T11:59:00", 50),
                events.tick("07010", "2024-12-24T12:05:00", 51),
                events.tick("07010", "2024-12-24T14:00:00", 99),
                events.tick("07010", "2024-12-24T15:59:00", 98));
        ticks.forEach(tick -> monitor.send(MonitorHarness.TOPICS.ticks(), tick));
        assertThat(monitor.rejectReasons()).containsExactly("OUTSIDE_TRADING_DAY", "OUTSIDE_TRADING_DAY");
        assertThat(gauges("07010").lastMilli()).isEqualTo(51_000);
    }
}
