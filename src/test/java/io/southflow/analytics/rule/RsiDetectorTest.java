package io.southflow.analytics.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.detector.Past;
import io.southflow.analytics.detector.PriceAt;
import io.southflow.analytics.detector.RuleBook;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.price.Bar;
import io.southflow.analytics.price.PriceBook;
import io.southflow.analytics.unit.Basis;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RsiDetectorTest {
    private final TradingCalendar calendar = TradingCalendar.hongKong();
    private final List<Signal> signals = new ArrayList<>();
    private final PriceBook book = new PriceBook(calendar);
    private final RuleBook rules = new RuleBook(ShippedRules.standard(), calendar);
    private final int today = (int) LocalDate.parse("2025-02-17").toEpochDay();
    private long sequence;

    /** A history that goes up and down by turns, so that its RSI is about 50. */
    private void history(int bars) {
        int day = today;
        for (int i = 0; i < bars; i++) {
            do {
                day--;
            } while (!calendar.isTradingDay(day));
            long close = 100_000 + i % 2 * 1_000;
            book.bar(day, bar(close));
        }
        rules.open(Subject.PRICES, new Past() {}, today);
        book.open(today);
    }

    private static Bar bar(long price) {
        return new Bar(price, price, price, price, 0, 0, true, false);
    }

    private void judge(int second, long price) {
        rules.judge(Subject.PRICES, new PriceAt().set(today, second, price, book.indicators()), signals::add);
    }

    private double rsi() {
        return book.indicators().rsi(book.lastMilli());
    }

    private void trade(int second, long priceMilli) {
        book.judge(second - 1, this::judge);
        book.add(TradingTime.millisOf(today, second), 0, sequence++, second, priceMilli, Basis.SIMULATED);
    }

    private List<String> transitions() {
        book.judge(TradingTime.CLOSE, this::judge);
        return signals.stream()
                .map(signal -> signal.rule() + " " + signal.state() + " " + signal.severity() + " "
                        + TradingTime.secondOf(signal.eventMillis()))
                .toList();
    }

    @Test
    void isRaisedEscalatedAndClearedWithHysteresis() {
        history(150);
        trade(10, 105_000);
        trade(20, 110_000);
        trade(30, 107_000);
        trade(40, 121_000);
        trade(50, 108_500);
        trade(60, 100_000);
        assertThat(rsi()).isBetween(35.0, 65.0);
        assertThat(transitions())
                .containsExactly(
                        "OVERBOUGHT RAISED WARNING 20",
                        "OVERBOUGHT ESCALATED CRITICAL 40",
                        "OVERBOUGHT CLEARED CRITICAL 60");
        assertThat(signals).extracting(Signal::raisedMillis).containsOnly(TradingTime.millisOf(today, 20));
    }

    @Test
    void aFallIsOversold() {
        history(150);
        trade(10, 90_000);
        assertThat(transitions()).containsExactly("OVERSOLD RAISED WARNING 10");
    }

    @Test
    void doesNotFireOnOrdinaryMoves() {
        history(150);
        for (int second = 1; second < 2_000; second++) {
            trade(second, 100_000 + second % 7 * 300);
        }
        assertThat(transitions()).isEmpty();
    }

    @Test
    void isSilentUntilWarm() {
        history(139);
        trade(10, 500_000);
        assertThat(transitions()).isEmpty();
    }

    @Test
    void ofOneSecondOnlyTheLastTradeCounts() {
        history(150);
        book.add(TradingTime.millisOf(today, 10) + 900, 0, 2, 10, 100_500, Basis.SIMULATED);
        book.add(TradingTime.millisOf(today, 10) + 100, 0, 1, 10, 150_000, Basis.SIMULATED);
        assertThat(transitions()).isEmpty();
    }

    @Test
    void aCancelledTradeIsNotJudged() {
        history(150);
        book.add(TradingTime.millisOf(today, 10), 0, 1, 10, 100_500, Basis.SIMULATED);
        book.add(TradingTime.millisOf(today, 10) + 100, 0, 2, 10, 150_000, Basis.SIMULATED);
        book.cancel(0, 2, 150_000);
        assertThat(transitions()).isEmpty();
        assertThat(book.lastMilli()).isEqualTo(100_500);
    }

    @Test
    void anOfficialBarActsOnLaterSessionsOnly() {
        history(150);
        trade(10, 100_500);
        double before = rsi();
        book.bar(today, bar(300_000));
        book.bar(today - 3, bar(300_000));
        assertThat(rsi()).isEqualTo(before);
        assertThat(transitions()).isEmpty();
    }
}
