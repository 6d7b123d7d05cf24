package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SinceTest {
    private static final Instant NEWEST = Instant.parse("2025-02-18T08:00:00Z");

    private static Since since(String text) {
        return new Since.Converter().convert(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-17,2025-02-16T16:00:00Z",
        "2025-02-17T10:00,2025-02-17T02:00:00Z",
        "2025-02-17 10:00:30,2025-02-17T02:00:30Z",
        "2025-02-17T10:00:00Z,2025-02-17T10:00:00Z",
        "2025-02-17T10:00:00+09:00,2025-02-17T01:00:00Z",
        "2d,2025-02-16T08:00:00Z",
        "90m,2025-02-18T06:30:00Z"
    })
    void takesWhatIsNotBeforeIt(String text, Instant first) {
        assertThat(since(text).takes(first, NEWEST)).isTrue();
        assertThat(since(text).takes(first.minusMillis(1), NEWEST)).isFalse();
    }

    @Test
    void countsBackFromTheNewestEventAndNotFromNow() {
        assertThat(since("1h").takes(NEWEST, NEWEST)).isTrue();
        assertThat(since("1h").takes(NEWEST, NEWEST.plusSeconds(3_601))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "-1d", "2w", "yesterday", "17.02.2025", "2025-02-30", "2025-02-17T25:00"})
    void anythingElseIsRefusedWithWhatMayStandThere(String text) {
        assertThatThrownBy(() -> since(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("2025-02-17T10:00");
    }
}
