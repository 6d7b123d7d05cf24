package io.southflow.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandardOutputTest {
    @Test
    void isNotAbandonedWhileSomebodyReads() {
        assertThat(StandardOutput.isAbandoned()).isFalse();
    }
}
