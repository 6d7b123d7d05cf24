package io.southflow.analytics.position;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionGateTest {
    private final SessionGate gate = new SessionGate();

    @Test
    void saysWhichSessionAnEventWouldOpen() {
        gate.open(10);
        assertThat(gate.opens(11, "a")).as("no witness yet").isEqualTo(SessionGate.NONE);
        gate.hold(12, "a", new byte[0]);
        assertThat(gate.heldDay()).isEqualTo(12);
        assertThat(gate.opens(10, "b")).as("current").isEqualTo(SessionGate.NONE);
        assertThat(gate.opens(9, "b")).as("late").isEqualTo(SessionGate.NONE);
        assertThat(gate.opens(12, "a")).as("the held one again").isEqualTo(SessionGate.NONE);
        assertThat(gate.opens(11, "b")).isEqualTo(11);
        assertThat(gate.opens(12, "b")).isEqualTo(12);
        assertThat(gate.opens(13, "b")).as("the held one's").isEqualTo(12);
    }

    @Test
    void holdsWhatAnotherHeld() {
        gate.hold(12, "a", new byte[] {7});
        SessionGate other = new SessionGate();
        other.holdAs(gate);
        assertThat(other.release().event()).containsExactly(7);
        assertThat(other.heldDay()).isEqualTo(SessionGate.NONE);
    }
}
