package io.southflow.topology.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.detector.AlertState;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.rule.RoundNumber;
import io.southflow.analytics.unit.Basis;
import io.southflow.schema.Alert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

/** With a rule that nobody ships. */
class ReportRecordsTest {
    private static final long RAISED = Instant.parse("2025-02-18T02:00:01Z").toEpochMilli();
    private static final String ID = "ROUND_NUMBER-00700-2025-02-18T10:00:01";

    private static Alert alert(AlertState state, int level, int before) {
        Signal signal =
                new Signal(RoundNumber.RULE, state, level, before, RAISED, RAISED + 60_000, new double[] {500.2, 500});
        return ReportRecords.alert("00700", signal, Basis.ESTIMATED);
    }

    private static Map<String, String> headers(Alert alert) {
        Headers headers = ReportRecords.headers(alert);
        Map<String, String> texts = new LinkedHashMap<>();
        for (Header header : headers) {
            texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    @Test
    void wordsAreText() {
        Alert alert = alert(AlertState.ESCALATED, 3, 2);
        assertThat(alert.getId()).isEqualTo(ID);
        assertThat(alert.getRule()).isEqualTo("ROUND_NUMBER");
        assertThat(alert.getState()).isEqualTo("ESCALATED");
        assertThat(alert.getSeverity()).isEqualTo("WARNING");
        assertThat(alert.getLevel()).isEqualTo(3);
        assertThat(alert.getBasis()).isEqualTo(io.southflow.schema.Basis.ESTIMATED);
    }

    @Test
    void headersAreToFilterBy() {
        assertThat(headers(alert(AlertState.RAISED, 1, 0)))
                .containsExactly(
                        Map.entry("rule", "ROUND_NUMBER"),
                        Map.entry("severity", "WARNING"),
                        Map.entry("state", "RAISED"),
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", ID + "-RAISED-1"),
                        Map.entry("ce_type", "io.southflow.alert.raised"),
                        Map.entry("ce_source", "/southflow"),
                        Map.entry("ce_subject", "00700"),
                        Map.entry("ce_time", "2025-02-18T10:01:01+08:00"));
    }

    @Test
    void everyEscalationOfAnEpisodeHasAnIdOfItsOwn() {
        assertThat(headers(alert(AlertState.ESCALATED, 2, 1))).containsEntry("ce_id", ID + "-ESCALATED-2");
        assertThat(headers(alert(AlertState.ESCALATED, 4, 2))).containsEntry("ce_id", ID + "-ESCALATED-4");
        assertThat(headers(alert(AlertState.CLEARED, 4, 4))).containsEntry("ce_id", ID + "-CLEARED-4");
    }
}
