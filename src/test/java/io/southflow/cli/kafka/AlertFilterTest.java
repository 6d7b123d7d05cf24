package io.southflow.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.Alert;
import io.southflow.schema.Basis;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class AlertFilterTest {
    private static AlertFilter filter(Set<String> rules, Set<String> symbols, Set<String> states, String least) {
        return new AlertFilter(rules, symbols, states, least);
    }

    private static Alert alert(String rule, String symbol, String state, String severity) {
        return new Alert("id", rule, symbol, state, severity, 1, Instant.EPOCH, "", List.of(), Basis.SIMULATED);
    }

    private static ConsumerRecord<String, byte[]> record(Alert alert) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("alerts", 0, 0, alert.getSymbol(), null);
        record.headers().add("rule", alert.getRule().toString().getBytes(StandardCharsets.UTF_8));
        record.headers().add("state", alert.getState().toString().getBytes(StandardCharsets.UTF_8));
        record.headers().add("severity", alert.getSeverity().toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static void assertWanted(AlertFilter filter, Alert alert, boolean wanted) {
        assertThat(filter.wants(alert)).isEqualTo(wanted);
        assertThat(filter.mayWant(record(alert))).isEqualTo(wanted);
    }

    @Test
    void everythingIsWantedWhenNothingIsAskedFor() {
        assertWanted(filter(Set.of(), Set.of(), Set.of(), "NOTICE"), alert("A", "00700", "RAISED", "NOTICE"), true);
    }

    @Test
    void severityMeansAtLeast() {
        AlertFilter warning = filter(Set.of(), Set.of(), Set.of(), "WARNING");
        assertWanted(warning, alert("A", "00700", "RAISED", "NOTICE"), false);
        assertWanted(warning, alert("A", "00700", "RAISED", "WARNING"), true);
        assertWanted(warning, alert("A", "00700", "RAISED", "CRITICAL"), true);
        assertWanted(warning, alert("A", "00700", "RAISED", "DISASTER"), true);
        assertWanted(filter(Set.of(), Set.of(), Set.of(), "CRITICAL"), alert("A", "00700", "RAISED", "WARNING"), false);
    }

    @Test
    void severalOfAKindAreAlternativesAndKindsAreNot() {
        AlertFilter filter = filter(Set.of("A", "B"), Set.of("00700", "09988"), Set.of("RAISED", "CLEARED"), "NOTICE");
        assertWanted(filter, alert("B", "09988", "CLEARED", "WARNING"), true);
        assertWanted(filter, alert("C", "09988", "CLEARED", "WARNING"), false);
        assertWanted(filter, alert("B", "01810", "CLEARED", "WARNING"), false);
        assertWanted(filter, alert("B", "09988", "ESCALATED", "WARNING"), false);
    }

    @Test
    void withoutHeadersTheValueDecides() {
        AlertFilter filter = filter(Set.of("A"), Set.of(), Set.of("RAISED"), "CRITICAL");
        assertThat(filter.mayWant(new ConsumerRecord<>("alerts", 0, 0, "00700", null)))
                .isTrue();
    }
}
