package io.southflow.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void knowsItsSizeFromStty() {
        assertThat(Terminal.Size.parse("50 132\n")).isEqualTo(new Terminal.Size(50, 132));
    }

    @Test
    void isOfTheUsualSizeWhenNobodySays() {
        assertThat(Terminal.Size.parse("")).isEqualTo(Terminal.Size.USUAL);
        assertThat(Terminal.Size.parse("0 0\n")).isEqualTo(Terminal.Size.USUAL);
    }
}
