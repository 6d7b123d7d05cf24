package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.MarketFlow;
import io.southflow.schema.PriceHigh;
import io.southflow.schema.Tick;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a wrong trade leaves behind is put right by its own source, or by the exchange. */
class WrongTradesTest {
    private static final String STOCK = "00700";

    private final Events events = new Events();
    private final MonitorHarness monitor = new MonitorHarness();

    @AfterEach
    void close() {
        monitor.close();
    }

    private void trade(String source, String time, double price) {
        monitor.send(MonitorHarness.TOPICS.ticks(), Events.of(source, events.tick(STOCK, time, price)));
    }

    private void bar(String date, double price) {
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar(STOCK, date, price));
    }

    /** Today's high, at 105, with the day since when there was none so high. */
    private LocalDate sinceOf105() {
        trade("one", "2025-02-18T10:00:00", 105);
        trade("one", "2025-02-18T10:00:05", 105);
        for (String second : List.of("00", "10")) {
            monitor.send(MonitorHarness.TOPICS.flows(), events.flow(STOCK, "2025-02-18T10:00:" + second, 1, 0));
        }
        monitor.passWallTime(Duration.ofSeconds(1));
        List<MarketFlow> market = monitor.market();
        List<PriceHigh> highs = market.get(market.size() - 1).getHighs();
        return highs.isEmpty() ? null : highs.get(0).getSince();
    }

    private void aFalseHighOn17() {
        bar("2021-07-05", 120);
        bar("2025-02-14", 100);
        trade("one", "2025-02-17T10:00:00", 100);
        trade("one", "2025-02-17T10:00:01", 1_000);
        trade("one", "2025-02-17T10:00:02", 100);
        trade("one", "2025-02-17T16:30:00", 0);
    }

    @Test
    void aFalseHighCountsUntilTheExchangeSaysOtherwise() {
        aFalseHighOn17();
        assertThat(sinceOf105()).as("the day before, which is no news").isNull();
    }

    @Test
    void theOfficialHighCountsInPlaceOfAFalseOne() {
        aFalseHighOn17();
        bar("2025-02-17", 101);
        assertThat(sinceOf105()).isEqualTo(LocalDate.parse("2021-07-05"));
    }

    @Test
    void theOfficialHighCountsAlsoWhenItComesLater() {
        aFalseHighOn17();
        assertThat(sinceOf105()).isNull();
        bar("2025-02-17", 101);
        assertThat(sinceOf105()).isEqualTo(LocalDate.parse("2021-07-05"));
    }

    @Test
    void anOfficialBarThatWasWrongItselfIsCorrected() {
        bar("2021-07-05", 120);
        bar("2025-02-14", 1_000);
        assertThat(sinceOf105()).isNull();
        bar("2025-02-14", 100);
        assertThat(sinceOf105()).isEqualTo(LocalDate.parse("2021-07-05"));
    }

    @Test
    void aCancelTakesBackNoTradeOfAnotherSourceWithTheSameNumber() {
        trade("one", "2025-02-18T09:59:00", 100);
        trade("two", "2025-02-18T09:59:30", 100);
        Tick ofOne = Events.of("one", events.tick(STOCK, "2025-02-18T10:00:00", 110));
        Tick ofTwo = Events.of("two", ofOne);
        monitor.send(MonitorHarness.TOPICS.ticks(), ofTwo);
        monitor.send(MonitorHarness.TOPICS.ticks(), events.cancelOf(ofOne));
        bar("2021-07-05", 120);
        bar("2021-07-06", 107);
        assertThat(sinceOf105()).as("110 of the other source stands").isEqualTo(LocalDate.parse("2021-07-05"));
        monitor.send(MonitorHarness.TOPICS.ticks(), events.cancelOf(ofTwo));
        assertThat(monitor.rejectReasons()).isEmpty();
    }

    @Test
    void aCancelTakesBackTheTradeOfItsOwnSource() {
        trade("one", "2025-02-18T09:59:00", 100);
        trade("two", "2025-02-18T09:59:30", 100);
        Tick ofOne = Events.of("one", events.tick(STOCK, "2025-02-18T10:00:00", 110));
        monitor.send(MonitorHarness.TOPICS.ticks(), ofOne);
        monitor.send(MonitorHarness.TOPICS.ticks(), events.cancelOf(ofOne));
        bar("2021-07-05", 120);
        bar("2021-07-06", 107);
        assertThat(sinceOf105()).isEqualTo(LocalDate.parse("2021-07-06"));
    }
}
