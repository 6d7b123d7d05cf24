package io.southflow.analytics.shorts;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.row.VarInts;
import io.southflow.analytics.shorts.ShortBook.Report;
import io.southflow.calendar.TradingCalendar;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShortBookTest {
    private static final long MILLION_HKD = 1_000_000_000L;

    private final ShortBook book = new ShortBook(TradingCalendar.hongKong());

    private void history(int days) {
        for (int day = 0; day < days; day++) {
            report(day, true, 5_000_000 + day % 5 * 100_000, 2_000);
        }
    }

    private void report(int day, boolean wholeDay, long shares, long turnoverMillionHkd) {
        book.add(new Report(day, wholeDay, shares, turnoverMillionHkd * MILLION_HKD, day * 86_400_000L + 1));
    }

    @Test
    void theSameReportAgainSaysNothingNew() {
        history(20);
        assertThat(book.add(new Report(19, true, 5_000_000 + 4 * 100_000, 2_000 * MILLION_HKD, 1)))
                .isFalse();
    }

    @Test
    void theSameReportAgainSaysNothingNewAlsoAfterARestart() {
        history(20);
        ShortBook.Report report = new Report(20, true, 5_000_000, 7 * MILLION_HKD, 1);
        assertThat(book.add(report)).isTrue();
        assertThat(book.add(report)).isFalse();
        ShortBook restored = new ShortBook(TradingCalendar.hongKong());
        book.save((block, index, row) -> restored.load(index, SavedBlock.ofRow(block.id(), row, null)));
        assertThat(restored.add(report)).isFalse();
        assertThat(restored.add(new Report(20, true, 5_000_000, 8 * MILLION_HKD, 1)))
                .isTrue();
    }

    @Test
    void rowsOfAnEarlierReleaseThatKeptSharesOnlyAreReadAndGiveWay() {
        // Day 20, a row of 32 days, as it was written: count, then for each day its place and its shares.
        byte[] row = RowSink.bytes(ShortBook.DAY_OF_SHARES, out -> {
            VarInts.write(out, 1);
            out.writeByte(20);
            VarInts.write(out, 5_000_000);
        });
        book.load(0, SavedBlock.ofRow("Z", row, null));
        assertThat(book.latestShares()).isEqualTo(5_000_000);
        assertThat(book.add(new Report(20, true, 5_000_000, 7 * MILLION_HKD, 1)))
                .as("its turnover was not kept, so it may be the same")
                .isFalse();
        Map<String, Boolean> written = new TreeMap<>();
        book.save((block, index, bytes) -> written.put(block.id(), bytes != null));
        assertThat(written).containsExactly(Map.entry("Q", true), Map.entry("Z", false));
    }

    @Test
    void aReportOfAnOlderDayDoesNotMakeTheMorningNewAgain() {
        history(20);
        Report morning = new Report(20, false, 4_000_000, MILLION_HKD, 1);
        book.add(morning);
        report(3, true, 5_111_111, 40);
        assertThat(book.add(morning)).isFalse();
    }
}
