package io.southflow.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void textIsOneAlignedLineInHongKongTime() {
        assertThat(AlertReport.text(alert, symbol -> "Tencent"))
                .isEqualTo(
                        "2025-02-18 10:00:00  RAISED     WARNING   INFLOW_SURGE   00700 Tencent             headline of x");
    }

    @Test
    void wordsOfAnotherReleaseAreShownAsTheyAre() {
        Alert later = Samples.alert("x", "ROUND_NUMBER", "00700", "MUTED", "2025-02-18T02:00:00Z");
        assertThat(AlertReport.text(later, symbol -> "Tencent")).contains("  MUTED ", "  ROUND_NUMBER ");
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
