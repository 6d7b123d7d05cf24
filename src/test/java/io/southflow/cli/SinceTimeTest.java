package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SinceTimeTest {
    private final SinceTime since = new SinceTime(() -> Instant.parse("2025-02-18T02:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "2h,2025-02-18T00:00:00Z",
        "1d,2025-02-17T02:00:00Z",
        "90s,2025-02-18T01:58:30Z",
        "2025-02-18,2025-02-17T16:00:00Z",
        "2025-02-18T10:00,2025-02-18T02:00:00Z",
        "2025-02-18 10:00:05,2025-02-18T02:00:05Z",
        "2025-02-18T10:00:00+08:00,2025-02-18T02:00:00Z",
        "2025-02-18T02:00:00Z,2025-02-18T02:00:00Z"
    })
    void shouldBeAMoment(String text, String moment) {
        assertThat(since.convert(text)).isEqualTo(Instant.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2", "2w", "-2h", "2025-13-01", "18/02/2025", "99999999999d"})
    void shouldSayWhatItTakes(String text) {
        assertThatThrownBy(() -> since.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("like 2h or 1d")
                .hasMessageContaining("'" + text + "'");
    }
}
