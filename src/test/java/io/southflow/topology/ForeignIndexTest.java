package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.IndexLevel;
import io.southflow.schema.MarketFlow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Indices of other markets: bars of their own days, and what the market shows of them. */
class ForeignIndexTest {
    private final Events events = new Events();
    private final MonitorHarness monitor = new MonitorHarness();

    @AfterEach
    void close() {
        monitor.close();
    }

    private void bar(String symbol, String date, double close) {
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar(symbol, date, close));
    }

    private void session(String date) {
        for (String time : List.of("10:00:00", "10:00:01", "16:30:00")) {
            monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", date + "T" + time, 0, 0));
        }
    }

    private List<IndexLevel> shown() {
        monitor.passWallTime(Duration.ofSeconds(1));
        List<MarketFlow> market = monitor.market();
        return market.get(market.size() - 1).getIndices();
    }

    @Test
    void theLastBarIsTheLevelAndTheLowIsThatOfItsYear() {
        bar("NDX", "2024-12-31", 15_000);
        bar("NDX", "2025-01-02", 20_975);
        bar("NDX", "2025-01-29", 20_900);
        bar("NDX", "2025-02-14", 22_114);
        session("2025-02-17");
        assertThat(monitor.rejectReasons())
                .as("29 January is a holiday of Hong Kong")
                .isEmpty();
        assertThat(shown())
                .containsExactly(new IndexLevel("NDX", 22_114_000L, 20_900_000L, LocalDate.parse("2025-01-29")));
    }

    @Test
    void aBarThatIsAheadOfTheMarketIsNotShownYet() {
        bar("CSI300", "2025-02-14", 3_900);
        bar("CSI300", "2025-02-18", 3_800);
        session("2025-02-17");
        assertThat(shown()).extracting(IndexLevel::getLastMilli).containsExactly(3_900_000L);
        session("2025-02-18");
        assertThat(shown()).extracting(IndexLevel::getLastMilli).containsExactly(3_800_000L);
    }

    @Test
    void anIndexOfHongKongWithBarsOnlyIsShownLikewise() {
        bar("HSTECH", "2025-01-13", 4_222);
        bar("HSTECH", "2025-02-14", 5_527);
        session("2025-02-17");
        assertThat(shown())
                .containsExactly(new IndexLevel("HSTECH", 5_527_000L, 4_222_000L, LocalDate.parse("2025-01-13")));
    }

    @Test
    void ticksGoBeforeBars() {
        bar("HSTECH", "2025-02-14", 5_527);
        for (String time : List.of("10:00:00", "10:00:01")) {
            monitor.send(
                    MonitorHarness.TOPICS.ticks(),
                    events.tick("HSTECH", Events.at("2025-02-17T" + time), 5_600_000, 100));
        }
        bar("HSTECH", "2025-02-18", 5_700);
        session("2025-02-17");
        assertThat(shown()).extracting(IndexLevel::getLastMilli).containsExactly(5_600_000L);
    }

    @Test
    void yearsOfBarsOnDaysThatHongKongDoesNotTradeBreakNothing() {
        for (LocalDate date = LocalDate.parse("2005-01-03"); date.getYear() < 2025; date = date.plusDays(1)) {
            if (date.getDayOfWeek().getValue() < 6) {
                bar("NDX", date.toString(), 1_000 + date.toEpochDay() % 100);
            }
        }
        session("2025-02-17");
        assertThat(monitor.rejectReasons()).isEmpty();
        assertThat(shown()).extracting(IndexLevel::getSymbol).containsExactly("NDX");
    }
}
