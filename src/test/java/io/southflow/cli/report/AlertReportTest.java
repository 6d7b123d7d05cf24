package io.southflow.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.cli.terminal.Paint;
import io.southflow.schema.Alert;
import io.southflow.schema.Evidence;
import org.junit.jupiter.api.Test;

class AlertReportTest {
    private final Alert alert = Samples.alert(
            "x",
            "INFLOW_SURGE",
            "00700",
            "RAISED",
            "2025-02-18T02:00:00Z",
            new Evidence("net", 123_456_789.1234, "HKD"),
            new Evidence("deviations", 4.25, "sd"));

    private static String text(Alert alert, String name) {
        return AlertReport.text(alert, symbol -> name, Paint.NONE);
    }

    @Test
    void textIsOneAlignedLineInHongKongTime() {
        assertThat(text(alert, "Tencent"))
                .isEqualTo(
                        "2025-02-18 10:00:00  RAISED     WARNING   INFLOW_SURGE   00700 Tencent             headline of x");
    }

    @Test
    void aHeadlineIsShownWithoutTheCodeThatStandsBeforeIt() {
        Alert gone = Samples.alert("OVERSOLD", "CLEARED", "WARNING", "00700 has had no event for 30 sessions");
        assertThat(text(gone, "Tencent")).endsWith("00700 Tencent             has had no event for 30 sessions");
    }

    @Test
    void figuresTakeThePlaceOfWhatRuleAndStateSayAlready() {
        Alert surge = surging("INFLOW_SURGE", alert.getEvidence().toArray(Evidence[]::new));
        assertThat(text(surge, "Tencent")).endsWith("  net HK$0.123bn in 30m, 4.3 sd");
        assertThat(text(
                        surging("OVERSOLD", new Evidence("rsi", 29.96, "rsi"), new Evidence("price", 0.92, "HKD")),
                        "Tencent"))
                .endsWith("  RSI 30.0 at 0.920");
        assertThat(text(
                        surging(
                                "SHORT_SPIKE",
                                new Evidence("shares", 15_176_000.0, "shares"),
                                new Evidence("ratio", 3.094, "ratio")),
                        "Tencent"))
                .endsWith("  15.176m shares, 3.1 times the median");
    }

    private static Alert surging(String rule, Evidence... evidence) {
        return Samples.alert(rule, "RAISED", "WARNING", "00700 is: so", evidence);
    }

    @Test
    void figuresThatAreMissingLeaveTheHeadline() {
        assertThat(text(surging("SHORT_SPIKE"), "Tencent")).endsWith("00700 Tencent             is: so");
    }

    @Test
    void aLineFits120Columns() {
        String headline = "a headline that goes on and on ".repeat(5);
        Alert longest = Samples.alert("A_RULE_WITH_A_LONG_NAME", "ESCALATED", "CRITICAL", headline);
        assertThat(text(longest, "A Name of Its Own in Full"))
                .hasSize(120)
                .contains("00700 A Name of Its Ow..")
                .endsWith("..");
        Alert large = surging(
                "OUTFLOW_SURGE",
                new Evidence("net", -185_123_456_789.0, "HKD"),
                new Evidence("deviations", -12.34, "sd"));
        assertThat(text(large, "Haier Smart Home"))
                .hasSizeLessThanOrEqualTo(120)
                .endsWith("net -HK$185.123bn in 30m, -12.3 sd");
    }

    @Test
    void colourIsForTheWordsThatSayHowBadItIs() {
        assertThat(painted("RAISED", "WARNING"))
                .contains("  \u001b[33mRAISED     WARNING \u001b[0m  INFLOW_SURGE   00700    ");
        assertThat(painted("CLEARED", "CRITICAL")).contains("\u001b[32mCLEARED ");
        assertThat(painted("ESCALATED", "CRITICAL")).contains("\u001b[1;31mESCALATED ");
        assertThat(painted("RAISED", "OF_ANOTHER_RELEASE")).doesNotContain("\u001b");
    }

    private String painted(String state, String severity) {
        return AlertReport.text(
                Samples.alert("INFLOW_SURGE", state, severity, "headline"), symbol -> "", new Paint(true));
    }

    @Test
    void wordsOfAnotherReleaseAreShownAsTheyAre() {
        Alert later = Samples.alert("x", "ROUND_NUMBER", "00700", "MUTED", "2025-02-18T02:00:00Z");
        assertThat(text(later, "Tencent")).contains("  MUTED ", "  ROUND_NUMBER ");
        assertThat(AlertReport.json(later, symbol -> "Tencent").toString())
                .contains("\"rule\":\"ROUND_NUMBER\"", "\"state\":\"MUTED\"");
    }

    @Test
    void jsonHasTheEvidenceAsAnObject() {
        assertThat(AlertReport.json(alert, symbol -> "Tencent").toString())
                .isEqualTo("{\"id\":\"x\",\"rule\":\"INFLOW_SURGE\",\"symbol\":\"00700\",\"state\":\"RAISED\","
                        + "\"severity\":\"WARNING\",\"eventTime\":\"2025-02-18T10:00:00+08:00\","
                        + "\"evidence\":{\"net\":123456789.123,\"deviations\":4.25},"
                        + "\"level\":1,\"name\":\"Tencent\",\"headline\":\"headline of x\",\"basis\":\"SIMULATED\"}");
    }
}
