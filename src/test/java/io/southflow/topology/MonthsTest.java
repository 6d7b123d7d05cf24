package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.Channel;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MonthFlow;
import io.southflow.schema.SouthboundFlow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Months of the market that were reported, summed, or are longer ago than a stock remembers. */
class MonthsTest {
    private final Events events = new Events();
    private final MonitorHarness monitor = new MonitorHarness();

    @AfterEach
    void close() {
        monitor.close();
    }

    private void send(SouthboundFlow flow) {
        monitor.send(MonitorHarness.TOPICS.flows(), flow);
    }

    private MarketFlow latest() {
        monitor.passWallTime(Duration.ofSeconds(1));
        List<MarketFlow> market = monitor.market();
        return market.get(market.size() - 1);
    }

    @Test
    void aReportedMonthIsNotReplacedByTheFewFiguresKnownOfIt() {
        send(events.month(Channel.SH, "2024-12-31", 100));
        send(events.flow("00700", "2025-01-02T10:00:00", 1, 0));
        send(events.flow("00700", "2025-01-02T16:30:00", 0, 0));
        send(events.official("00700", Channel.SH, "2024-12-31T12:00:00", 7, 0));
        assertThat(latest().getMonths())
                .extracting(month -> month.getMonth() + " " + month.getNetMilliHkd())
                .containsExactly("2024-12 100000", "2025-01 1000");
    }

    @Test
    void aMonthThatOneStockHasForgottenKeepsItsTotal() {
        LocalDate date = LocalDate.parse("2024-01-02");
        send(events.flow("00001", date + "T10:00:00", 1, 0));
        send(events.flow("00001", date + "T16:30:00", 0, 0));
        for (int session = 0; session < 300; date = date.plusDays(1)) {
            if (io.southflow.calendar.TradingCalendar.hongKong().isSouthboundDay((int) date.toEpochDay())) {
                for (String symbol : List.of("00700", "09988")) {
                    send(events.flow(symbol, date + "T10:00:00", 5, 0));
                    send(events.flow(symbol, date + "T16:30:00", 0, 0));
                }
                session++;
            }
        }
        send(events.flow("00001", date.minusDays(1) + "T16:30:00", 0, 0));
        send(events.flow("00001", date.minusDays(1) + "T16:31:00", 0, 0));
        List<MonthFlow> months = latest().getMonths();
        assertThat(months.get(0).getMonth()).isEqualTo("2024-01");
        assertThat(months.get(0).getNetMilliHkd()).isEqualTo(1_000 + 2 * 22 * 5_000);
    }
}
