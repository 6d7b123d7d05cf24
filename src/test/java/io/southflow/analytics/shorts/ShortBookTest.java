package io.southflow.analytics.shorts;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.row.VarInts;
import io.southflow.analytics.shorts.ShortBook.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShortBookTest {
    private static final long MILLION_HKD = 1_000_000_000L;

    private final ShortBook book = new ShortBook(DetectorSettings.defaults().shortSpike());
    private final List<Signal> signals = new ArrayList<>();

    private void history(int days) {
        for (int day = 0; day < days; day++) {
            report(day, true, 5_000_000 + day % 5 * 100_000, 2_000);
        }
    }

    private void report(int day, boolean wholeDay, long shares, long turnoverMillionHkd) {
        book.add(
                new ShortBook.Report(day, wholeDay, shares, turnoverMillionHkd * MILLION_HKD, day * 86_400_000L + 1),
                signals::add);
    }

    private List<String> transitions() {
        return signals.stream()
                .map(signal -> signal.state() + " " + signal.severity())
                .toList();
    }

    private double evidence(String name) {
        return signals.get(0).evidence().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void threeTimesTheMedianIsASpike() {
        history(20);
        report(20, true, 15_176_000, 7_000);
        assertThat(transitions()).containsExactly("RAISED WARNING");
        assertThat(evidence("median")).isEqualTo(5_200_000);
        assertThat(evidence("ratio")).isEqualTo(15_176_000 / 5_200_000.0);
    }

    @Test
    void aMorningReportRaisesAndTheDayEscalates() {
        history(20);
        report(20, false, 14_000_000, 7_000);
        report(20, true, 22_000_000, 9_000);
        assertThat(transitions()).containsExactly("RAISED WARNING", "ESCALATED CRITICAL");
    }

    @Test
    void isClearedByALaterDayBelowTheFrozenMedian() {
        history(20);
        report(20, true, 16_000_000, 7_000);
        report(21, false, 1_000_000, 400);
        report(21, true, 7_900_000, 3_000);
        report(22, true, 7_700_000, 3_000);
        assertThat(transitions()).containsExactly("RAISED WARNING", "CLEARED WARNING");
        assertThat(signals.get(1).eventMillis()).isEqualTo(22 * 86_400_000L + 1);
    }

    @Test
    void doesNotFireBelowTheRatio() {
        history(20);
        report(20, true, 12_000_000, 7_000);
        assertThat(transitions()).isEmpty();
    }

    @Test
    void doesNotFireWithoutEnoughMoney() {
        history(20);
        report(20, true, 16_000_000, 49);
        assertThat(transitions()).isEmpty();
    }

    @Test
    void doesNotFireInAnotherCurrency() {
        history(20);
        book.add(new ShortBook.Report(20, true, 16_000_000, -1, 1), signals::add);
        assertThat(transitions()).isEmpty();
    }

    @Test
    void doesNotFireWhenTheStockIsThatWildAnyway() {
        for (int day = 0; day < 20; day++) {
            report(day, true, day % 2 == 0 ? 1_000_000 : 12_000_000, 40);
        }
        report(20, true, 17_000_000, 7_000);
        assertThat(transitions()).isEmpty();
    }

    @Test
    void isSilentUntilTwentySessionsAreReported() {
        history(19);
        report(19, true, 50_000_000, 7_000);
        assertThat(transitions()).isEmpty();
        assertThat(book.latestRatio()).isNaN();
    }

    @Test
    void theSameReportAgainSaysNothingNew() {
        history(20);
        assertThat(book.add(
                        new ShortBook.Report(19, true, 5_000_000 + 4 * 100_000, 2_000 * MILLION_HKD, 1), signals::add))
                .isFalse();
    }

    @Test
    void episodesThatAFilePublishesInOneMomentAreToldApart() {
        history(20);
        for (int day = 20; day < 23; day++) {
            book.add(
                    new Report(day, true, day == 21 ? 1_000_000 : 22_000_000, 7 * MILLION_HKD * 1000, 99),
                    signals::add);
        }
        assertThat(transitions()).containsExactly("RAISED CRITICAL", "CLEARED CRITICAL", "RAISED CRITICAL");
        assertThat(signals.get(0).raisedMillis()).isEqualTo(signals.get(1).raisedMillis());
        assertThat(signals.get(2).raisedMillis()).isNotEqualTo(signals.get(0).raisedMillis());
    }

    @Test
    void aMorningReportSentAgainAfterTheDayIsADuplicate() {
        history(20);
        Report morning = new Report(20, false, 4_000_000, MILLION_HKD, 1);
        book.add(morning, signals::add);
        report(20, true, 10_400_000, 40);
        assertThat(book.add(morning, signals::add)).isFalse();
        assertThat(book.latestRatio()).isEqualTo(2);
    }

    @Test
    void aReportOfAnOlderDayDoesNotMakeTheMorningNewAgain() {
        history(20);
        Report morning = new Report(20, false, 4_000_000, MILLION_HKD, 1);
        book.add(morning, signals::add);
        report(3, true, 5_111_111, 40);
        assertThat(book.add(morning, signals::add)).isFalse();
    }

    @Test
    void aCorrectionOfTheTurnoverAloneIsTakenAndJudged() {
        history(20);
        report(20, true, 15_176_000, 7);
        assertThat(transitions()).as("too little money").isEmpty();
        report(20, true, 15_176_000, 7_000);
        assertThat(transitions()).containsExactly("RAISED WARNING");
        assertThat(evidence("turnover")).isEqualTo(7e9);
    }

    @Test
    void theSameReportAgainSaysNothingNewAlsoAfterARestart() {
        history(20);
        ShortBook.Report report = new ShortBook.Report(20, true, 5_000_000, 7 * MILLION_HKD, 1);
        assertThat(book.add(report, signals::add)).isTrue();
        assertThat(book.add(report, signals::add)).isFalse();
        ShortBook restored = new ShortBook(DetectorSettings.defaults().shortSpike());
        book.save((block, index, row) -> restored.load(index, SavedBlock.ofRow(block.id(), row, null)));
        assertThat(restored.add(report, signals::add)).isFalse();
        assertThat(restored.add(new ShortBook.Report(20, true, 5_000_000, 8 * MILLION_HKD, 1), signals::add))
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
        assertThat(book.add(new ShortBook.Report(20, true, 5_000_000, 7 * MILLION_HKD, 1), signals::add))
                .as("its turnover was not kept, so it may be the same")
                .isFalse();
        Map<String, Boolean> written = new TreeMap<>();
        book.save((block, index, bytes) -> written.put(block.id(), bytes != null));
        assertThat(written).containsExactly(Map.entry("Q", true), Map.entry("Z", false));
    }
}
