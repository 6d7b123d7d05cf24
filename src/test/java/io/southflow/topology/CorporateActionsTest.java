package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import io.southflow.schema.ActionType;
import io.southflow.schema.Alert;
import io.southflow.schema.ReportSession;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A split is no fall of the price and no wave of short sales. */
class CorporateActionsTest {
    private static final String STOCK = "00700";
    private static final LocalDate EX_DATE = LocalDate.parse("2025-09-02");

    private final TradingCalendar calendar = TradingCalendar.hongKong();
    private final Events events = new Events();
    private final MonitorHarness monitor = new MonitorHarness();

    @AfterEach
    void close() {
        monitor.close();
    }

    /** So many sessions before a date, oldest first. */
    private List<String> sessionsBefore(LocalDate date, int count) {
        List<String> sessions = new ArrayList<>();
        int day = (int) date.toEpochDay();
        while (sessions.size() < count) {
            day = calendar.tradingDayBefore(day);
            sessions.add(0, LocalDate.ofEpochDay(day).toString());
        }
        return sessions;
    }

    /** Closes about 100 or its like, and 5 m shares sold short a day. */
    private void history(LocalDate until, double price, boolean adjusted) {
        int turn = 0;
        for (String date : sessionsBefore(until, 200)) {
            monitor.send(
                    MonitorHarness.TOPICS.dailyBars(),
                    events.bar(STOCK, date, price * (1 + turn++ % 2 * 0.01), adjusted));
        }
        for (String date : sessionsBefore(until, 25)) {
            sold(date, 5_000_000 + turn++ % 5 * 100_000);
        }
    }

    private void sold(String date, long shares) {
        monitor.send(
                MonitorHarness.TOPICS.shortSales(),
                events.shortSale(STOCK, date, ReportSession.DAY, shares, 100_000_000));
    }

    private void action(ActionType type, LocalDate exDate, long newShares, long oldShares, boolean cancel) {
        monitor.send(
                MonitorHarness.TOPICS.corporateActions(),
                events.action(STOCK, exDate, type, newShares, oldShares, cancel));
    }

    private void split() {
        action(ActionType.SPLIT, EX_DATE, 5, 1, false);
    }

    private void trade(LocalDate date, double price) {
        for (String time : List.of("10:00:00", "10:00:10", "14:00:00")) {
            monitor.send(MonitorHarness.TOPICS.ticks(), events.tick(STOCK, date + "T" + time, price));
        }
    }

    private List<String> alerts() {
        return monitor.alerts().stream()
                .map(alert -> alert.getRule() + " " + alert.getState() + " " + alert.getSeverity())
                .toList();
    }

    @Test
    void withoutItAFiveForOneSplitLooksLikeAFallAndAWave() {
        history(EX_DATE, 100, false);
        trade(EX_DATE, 20.1);
        sold(EX_DATE.toString(), 26_000_000);
        assertThat(alerts()).containsExactly("OVERSOLD RAISED CRITICAL", "SHORT_SPIKE RAISED CRITICAL");
    }

    @Test
    void aFiveForOneSplitGivesNoOversoldAndNoShortSpike() {
        history(EX_DATE, 100, false);
        split();
        trade(EX_DATE, 20.1);
        sold(EX_DATE.toString(), 26_000_000);
        assertThat(alerts()).isEmpty();
        trade(EX_DATE.plusDays(1), 17);
        sold(EX_DATE.plusDays(1).toString(), 110_000_000);
        List<Alert> alerts = monitor.alerts();
        assertThat(alerts).extracting(Alert::getRule).hasToString("[OVERSOLD, SHORT_SPIKE]");
        assertThat(alerts.get(1).getEvidence()).anySatisfy(measure -> {
            assertThat(measure.getName()).isEqualTo("median");
            assertThat(measure.getValue()).isEqualTo(26_000_000);
        });
        assertThat(monitor.lateActions()).isZero();
    }

    @Test
    void anActionBeforeAnyHistoryActsAllTheSame() {
        split();
        history(EX_DATE, 100, false);
        trade(EX_DATE, 20.1);
        sold(EX_DATE.toString(), 26_000_000);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aConsolidationIsNoRise() {
        history(EX_DATE, 1, false);
        action(ActionType.CONSOLIDATION, EX_DATE, 1, 10, false);
        trade(EX_DATE, 10.05);
        sold(EX_DATE.toString(), 520_000);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void anActionThatIsTakenBackInTimeDoesNotAct() {
        history(EX_DATE, 100, false);
        split();
        action(ActionType.SPLIT, EX_DATE, 5, 1, true);
        trade(EX_DATE, 100.5);
        sold(EX_DATE.toString(), 5_200_000);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aCorrectedFactorActsAsCorrected() {
        history(EX_DATE, 100, false);
        action(ActionType.SPLIT, EX_DATE, 2, 1, false);
        split();
        trade(EX_DATE, 20.1);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void oneThatComesLateActsFromTheNextSessionAndSaysSo() {
        history(EX_DATE, 100, false);
        trade(EX_DATE, 20.1);
        sold(EX_DATE.toString(), 26_000_000);
        split();
        assertThat(monitor.lateActions()).isEqualTo(1);
        trade(EX_DATE, 20.2);
        assertThat(alerts())
                .as("the session in force stays as it began")
                .containsExactly("OVERSOLD RAISED CRITICAL", "SHORT_SPIKE RAISED CRITICAL");
        trade(EX_DATE.plusDays(1), 20.1);
        sold(EX_DATE.plusDays(1).toString(), 26_000_000);
        assertThat(alerts()).containsExactly("OVERSOLD CLEARED CRITICAL", "SHORT_SPIKE CLEARED CRITICAL");
    }

    @Test
    void barsThatAreAdjustedAlreadyGetNoAction() {
        history(EX_DATE, 20, true);
        split();
        trade(EX_DATE, 20.1);
        assertThat(alerts()).isEmpty();
        trade(EX_DATE.plusDays(1), 17);
        assertThat(alerts()).isNotEmpty();
    }

    @Test
    void aSpikeBeforeASplitIsClearedByTheSharesOfAfterIt() {
        LocalDate before = EX_DATE.minusDays(1);
        history(before, 100, false);
        sold(before.toString(), 16_000_000);
        split();
        sold(EX_DATE.toString(), 50_000_000);
        assertThat(alerts()).as("twice the median that was frozen").containsExactly("SHORT_SPIKE RAISED WARNING");
        sold(EX_DATE.plusDays(1).toString(), 35_000_000);
        assertThat(alerts()).containsExactly("SHORT_SPIKE CLEARED WARNING");
    }

    @Test
    void aNewCompanyWithTheCodeBeginsAnew() {
        history(EX_DATE, 100, false);
        trade(EX_DATE.minusDays(1), 100.5);
        sold(EX_DATE.minusDays(1).toString(), 26_000_000);
        trade(EX_DATE.minusDays(1), 150);
        assertThat(alerts()).containsExactly("SHORT_SPIKE RAISED CRITICAL");
        action(ActionType.END_OF_LISTING, EX_DATE, 1, 1, false);
        trade(EX_DATE, 3);
        sold(EX_DATE.toString(), 90_000_000);
        assertThat(alerts())
                .containsExactly(
                        "OVERBOUGHT RAISED CRITICAL", "OVERBOUGHT CLEARED CRITICAL", "SHORT_SPIKE CLEARED CRITICAL");
    }

    @Test
    void afterAGapOfThirtySessionsNothingIsWarm() {
        LocalDate last = LocalDate.parse("2025-07-10");
        history(last, 100, false);
        trade(EX_DATE, 3);
        sold(EX_DATE.toString(), 90_000_000);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aHighBeforeASplitIsComparedAsItIsNow() {
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar(STOCK, "2021-10-05", 90));
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar(STOCK, "2022-01-05", 75));
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar(STOCK, "2025-09-01", 70));
        split();
        trade(EX_DATE, 14.8);
        monitor.send(MonitorHarness.TOPICS.flows(), events.flow(STOCK, EX_DATE + "T10:00:00", 1, 0));
        monitor.send(MonitorHarness.TOPICS.flows(), events.flow(STOCK, EX_DATE + "T10:01:00", 1, 0));
        monitor.passWallTime(Duration.ofSeconds(1));
        var market = monitor.market();
        assertThat(market.get(market.size() - 1).getHighs())
                .singleElement()
                .satisfies(high -> assertThat(high.getSince()).isEqualTo(LocalDate.parse("2022-01-05")));
    }
}
