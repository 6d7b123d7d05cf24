package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.southflow.feed.tape.NaiveAlerts;
import io.southflow.feed.tape.Transition;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged demo prints at the end against the press, and its alerts against recomputations. */
class DemoIT {
    @TempDir
    private static Path dir;

    private static String line;
    private static DemoSummary summary;

    @BeforeAll
    static void run() throws Exception {
        line = DemoRuns.uninterrupted(dir);
        summary = new DemoSummary(line);
    }

    private static void assertNumber(String pointer, String expected) {
        assertThat(summary.number(pointer)).as(pointer).isEqualByComparingTo(expected);
    }

    @Test
    void southboundTotalsAreThoseOfThePress() {
        assertThat(summary.text("/asOf")).isEqualTo("2025-02-18T16:00:00+08:00");
        assertNumber("/southbound/day", "22623000000");
        assertNumber("/southbound/months/2025-01", "125592000000");
        assertNumber("/southbound/months/2025-02", "59992000000");
        assertNumber("/southbound/year", "185584000000");
    }

    @Test
    void theFiveLeadersOverTwentySessionsComeInOrder() {
        assertThat(summary.lines("leaders", "symbol", "name", "net"))
                .startsWith(
                        "00700 Tencent 11274000000",
                        "09988 Alibaba 4828000000",
                        "01810 Xiaomi 3973000000",
                        "01398 ICBC 3102000000",
                        "00981 SMIC 2430000000");
    }

    @Test
    void januaryIsTheRecordOfFortySevenMonths() {
        assertThat(summary.text("/record/month")).isEqualTo("2025-01");
        assertNumber("/record/highestInMonths", "47");
    }

    @Test
    void theTechIndexHasRisenByAThirdFromItsLow() {
        assertThat(summary.lines("indices", "symbol", "low", "lowDate")).contains("HSTECH 4222 2025-01-13");
        assertThat(summary.lines("indices", "symbol", "riseFromLow"))
                .filteredOn(index -> index.startsWith("HSTECH "))
                .singleElement()
                .satisfies(index -> assertThat(Double.parseDouble(index.substring(7)))
                        .isGreaterThan(0.33)
                        .isLessThan(0.345));
    }

    @Test
    void tencentIsAtAHighOfThreeYears() {
        assertThat(summary.lines("highs", "symbol", "price", "since"))
                .filteredOn(high -> high.startsWith("00700 "))
                .singleElement()
                .asString()
                .startsWith("00700 513 2022-01-");
    }

    @Test
    void tencentsShortSalesAreThoseReported() {
        assertThat(summary.lines("shortSales", "symbol", "date", "shares"))
                .contains("00700 2025-01-13 4890000", "00700 2025-02-17 15176000");
    }

    @Test
    void nothingOnTheTapeIsDuplicateLateOrRejected() {
        assertThat(summary.number("/events/read").longValue()).isGreaterThan(3_000_000);
        assertNumber("/events/duplicate", "0");
        assertNumber("/events/late", "0");
        assertNumber("/events/rejected", "0");
    }

    @Test
    void onlyTencentsShortSalesSpikeAndOnlyOnce() {
        assertThat(summary.count("SHORT_SPIKE", "RAISED", "*")).isEqualTo(1);
        assertThat(summary.lines("alerts", "rule", "state", "symbol", "severity", "eventTime"))
                .anySatisfy(alert -> assertThat(alert).startsWith("SHORT_SPIKE RAISED 00700 WARNING 2025-02-17T"));
    }

    @Test
    void alibabaAndXiaomiAreOverboughtAndNoLongerSoButMeituanNeverIs() {
        for (String symbol : new String[] {"09988", "01810"}) {
            assertThat(summary.count("OVERBOUGHT", "RAISED", symbol)).as(symbol).isPositive();
            assertThat(summary.count("OVERBOUGHT", "CLEARED", symbol))
                    .as(symbol)
                    .isPositive();
        }
        assertThat(summary.count("OVERBOUGHT", "RAISED", "03690")).isZero();
    }

    @Test
    void moneySurgesInAndOut() {
        assertThat(summary.count("INFLOW_SURGE", "RAISED", "*")).isPositive();
        assertThat(summary.count("OUTFLOW_SURGE", "RAISED", "*")).isPositive();
    }

    @Test
    void anIndependentRsiConfirmsEveryTransitionAndKnowsNoOther() {
        assertConfirmed(NaiveAlerts.rsi(), summary.transitions("rsi", "OVERBOUGHT", "OVERSOLD"), 0.001);
    }

    @Test
    void theNaiveRecomputationConfirmsEverySurgeAndKnowsNoOther() {
        assertConfirmed(NaiveAlerts.surges(), summary.transitions("net", "INFLOW_SURGE", "OUTFLOW_SURGE"), 0.000_5);
    }

    @Test
    void theNaiveRecomputationConfirmsEveryShortSpikeAndKnowsNoOther() {
        assertConfirmed(NaiveAlerts.shortSpikes(), summary.transitions("shares", "SHORT_SPIKE"), 0);
    }

    private static void assertConfirmed(
            Map<Transition, Double> expected, Map<Transition, Double> found, double tolerance) {
        assertThat(expected).isNotEmpty();
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        found.forEach((transition, evidence) ->
                assertThat(evidence).as(transition.toString()).isCloseTo(expected.get(transition), within(tolerance)));
    }

    @Test
    void anotherRunGivesTheSameAlertsByteForByte() throws Exception {
        String again = DemoRuns.fromBeginningToEnd(dir);
        assertThat(DemoSummary.alertsText(again)).isEqualTo(DemoSummary.alertsText(line));
    }
}
