package io.southflow.analytics.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.detector.RuleBook;
import io.southflow.analytics.detector.ShortReport;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.shorts.ShortBook;
import io.southflow.analytics.shorts.ShortBook.Report;
import io.southflow.calendar.TradingCalendar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortSpikeDetectorTest {
    private static final long MILLION_HKD = 1_000_000_000L;

    private final ShortBook book = new ShortBook(TradingCalendar.hongKong());
    private final RuleBook rules = new RuleBook(ShippedRules.standard(), TradingCalendar.hongKong());
    private final List<Signal> signals = new ArrayList<>();

    private void history(int days) {
        for (int day = 0; day < days; day++) {
            report(day, true, 5_000_000 + day % 5 * 100_000, 2_000);
        }
    }

    private void report(int day, boolean wholeDay, long shares, long turnoverMillionHkd) {
        add(new Report(day, wholeDay, shares, turnoverMillionHkd * MILLION_HKD, day * 86_400_000L + 1));
    }

    private void add(Report report) {
        if (book.add(report) && book.advance(report.day())) {
            rules.judge(
                    Subject.SHORT_SALES,
                    new ShortReport(
                            report.day(),
                            report.wholeDay(),
                            report.shares(),
                            report.turnoverMilliHkd(),
                            report.publishedMillis(),
                            sessions -> book.before(report.day(), sessions)),
                    signals::add);
        }
    }

    private double ratio() {
        return rules.gauges()[0];
    }

    private List<String> transitions() {
        return signals.stream()
                .map(signal -> signal.state() + " " + signal.severity())
                .toList();
    }

    private double evidence(String name) {
        return signals.get(0).value(name);
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
        add(new Report(20, true, 16_000_000, -1, 1));
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
        assertThat(ratio()).isNaN();
    }

    @Test
    void episodesThatAFilePublishesInOneMomentAreToldApart() {
        history(20);
        for (int day = 20; day < 23; day++) {
            add(new Report(day, true, day == 21 ? 1_000_000 : 22_000_000, 7 * MILLION_HKD * 1000, 99));
        }
        assertThat(transitions()).containsExactly("RAISED CRITICAL", "CLEARED CRITICAL", "RAISED CRITICAL");
        assertThat(signals.get(0).raisedMillis()).isEqualTo(signals.get(1).raisedMillis());
        assertThat(signals.get(2).raisedMillis()).isNotEqualTo(signals.get(0).raisedMillis());
    }

    @Test
    void aMorningReportSentAgainAfterTheDayIsADuplicate() {
        history(20);
        Report morning = new Report(20, false, 4_000_000, MILLION_HKD, 1);
        add(morning);
        report(20, true, 10_400_000, 40);
        add(morning);
        assertThat(ratio()).isEqualTo(2);
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
}
