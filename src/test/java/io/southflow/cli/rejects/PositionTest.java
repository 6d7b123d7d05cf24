package io.southflow.cli.rejects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    @Test
    void shouldReadWhatItWrites() {
        Position position = new Position("my-prefix.southbound.flows", 3, 1234);
        assertThat(Position.parse(position.toString(), "")).isEqualTo(position);
    }

    @Test
    void shouldTakeTheUsualTopicWhenNoneIsNamed() {
        assertThat(Position.parse("2@17", "southflow.rejects")).isEqualTo(new Position("southflow.rejects", 2, 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "@17", "2@", "x@17", "flows@2", "southbound.flows-3", "2@17@3", "-2@17"})
    void shouldSayWhatAPositionIs(String text) {
        assertThatThrownBy(() -> Position.parse(text, "southflow.rejects"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2@17")
                .hasMessageContaining("'" + text + "'");
    }
}
