package io.southflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.Alert;
import io.southflow.schema.Basis;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldAlertsTest {
    private HeldAlerts held = new HeldAlerts(true);

    private static Instant moment(int minute) {
        return Instant.parse("2025-02-18T02:00:00Z").plusSeconds(60L * minute);
    }

    private void add(String id, int minute) {
        held.add(new Alert(id, "R", "00700", "RAISED", "WARNING", 1, moment(minute), "", List.of(), Basis.SIMULATED));
    }

    private List<String> due(int minute, double seconds) {
        return held.due(moment(minute), (long) (seconds * 1e9)).stream()
                .map(Alert::getId)
                .toList();
    }

    @Test
    void nothingIsDueBeforeTheMarketHasASnapshot() {
        add("a", 0);
        assertThat(held.due(null, 0)).isEmpty();
    }

    @Test
    void isDueALittleAfterTheSnapshotHasPassed() {
        assertThat(due(0, 0)).isEmpty();
        add("later", 9);
        add("b", 5);
        assertThat(due(6, 1)).isEmpty();
        add("a", 4);
        assertThat(due(6, 2)).isEmpty();
        assertThat(due(7, 4)).containsExactly("a", "b");
        assertThat(due(9, 6)).isEmpty();
        assertThat(due(9, 8)).containsExactly("later");
    }

    @Test
    void isDueWhenTheSnapshotStandsStill() {
        due(1, 0);
        add("b", 6);
        add("a", 5);
        assertThat(due(1, 29)).isEmpty();
        assertThat(due(1, 30)).containsExactly("a", "b");
    }

    @Test
    void atFullSpeedNothingIsDueBeforeTheEnd() {
        held = new HeldAlerts(false);
        due(1, 0);
        add("b", 6);
        add("a", 5);
        assertThat(due(9, 100)).isEmpty();
        assertThat(held.rest()).hasSize(2);
    }

    @Test
    void theRestComesInOrder() {
        add("b", 6);
        add("a", 5);
        assertThat(held.rest().stream().map(Alert::getId)).containsExactly("a", "b");
        assertThat(held.rest()).isEmpty();
    }
}
