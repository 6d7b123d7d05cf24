package io.southflow.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.Alert;
import org.junit.jupiter.api.Test;

class AlertOrderTest {
    private final AlertOrder order = new AlertOrder(2);

    private static Alert at(String id, int minute) {
        return Samples.alert(id, "OVERBOUGHT", "00700", "RAISED", "2025-02-18T02:%02d:00Z".formatted(minute));
    }

    @Test
    void givesTheEarliestFirstAndEqualOnesById() {
        order.add(at("b", 1));
        order.add(at("a", 1));
        assertThat(order.poll().getId()).isEqualTo("a");
        order.add(at("c", 0));
        assertThat(order.peek().getId()).isEqualTo("c");
        assertThat(order.poll().getId()).isEqualTo("c");
        assertThat(order.poll().getId()).isEqualTo("b");
        assertThat(order.poll()).isNull();
    }

    @Test
    void aClearanceComesAfterItsRaiseOfTheSameSecond() {
        order.add(Samples.alert("a", "OVERBOUGHT", "00700", "CLEARED", "2025-02-18T02:01:00Z"));
        order.add(at("a", 1));
        assertThat(order.poll().getState()).hasToString("RAISED");
    }

    @Test
    void losesNothingWhenMoreComeThanMayWait() {
        assertThat(order.add(at("c", 3))).isNull();
        assertThat(order.add(at("b", 2))).isNull();
        assertThat(order.add(at("d", 4)).getId()).isEqualTo("b");
        assertThat(order.poll().getId()).isEqualTo("c");
    }
}
