package io.southflow.analytics.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.unit.Basis;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trade that is taken back before its second was judged leaves no trace. */
class CancelledTradesTest {
    private static final int SOURCE = 0;
    private static final int ANOTHER_SOURCE = 2;

    private final int today = (int) LocalDate.parse("2025-02-17").toEpochDay();
    private final PriceBook book = new PriceBook(TradingCalendar.hongKong());

    @BeforeEach
    void aTradeThatWasJudged() {
        book.open(today);
        trade(1, 10, 500_000);
        book.judge(19, (second, price) -> {});
        trade(2, 20, 900_000);
    }

    private void trade(long sequence, int second, long price) {
        book.add(TradingTime.millisOf(today, second), SOURCE, sequence, second, price, Basis.SIMULATED);
    }

    @Test
    void theLastPriceIsTheOneBefore() {
        book.cancel(SOURCE, 2, 900_000);
        assertThat(book.lastMilli()).isEqualTo(500_000);
        PriceBook restored = new PriceBook(TradingCalendar.hongKong());
        trade(3, 30, 800_000);
        RowSink.parse(RowSink.bytes(book::writeHead), in -> restored.readHead(PriceBook.TODAY.version(), in));
        book.save((block, index, row) -> restored.load(index, SavedBlock.ofRow(block.id(), row, null)));
        restored.cancel(SOURCE, 3, 800_000);
        assertThat(restored.lastMilli()).isEqualTo(500_000);
    }

    @Test
    void theDaysHighIsTheOneBefore() {
        assertThat(book.dayHighMilli()).isEqualTo(900_000);
        book.cancel(SOURCE, 2, 900_000);
        assertThat(book.dayHighMilli()).isEqualTo(500_000);
        book.closeSession();
        assertThat(book.highs().since(600_000, today + 1)).isEqualTo(SessionGate.NONE);
    }

    @Test
    void aTradeThatWasJudgedKeepsItsHigh() {
        book.judge(30, (second, price) -> {});
        book.cancel(SOURCE, 2, 900_000);
        assertThat(book.dayHighMilli()).isEqualTo(900_000);
    }

    @Test
    void aCancelTakesBackNoTradeOfAnotherSourceThatHasItsNumber() {
        book.add(TradingTime.millisOf(today, 21), ANOTHER_SOURCE, 2, 21, 900_000, Basis.SIMULATED);
        book.cancel(SOURCE, 2, 900_000);
        assertThat(book.lastMilli()).isEqualTo(900_000);
        book.cancel(SOURCE, 2, 900_000);
        assertThat(book.lastMilli()).isEqualTo(900_000);
        book.cancel(ANOTHER_SOURCE, 2, 900_000);
        assertThat(book.lastMilli()).isEqualTo(500_000);
    }
}
