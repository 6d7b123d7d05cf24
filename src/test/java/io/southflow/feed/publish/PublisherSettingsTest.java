package io.southflow.feed.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.calendar.TradingCalendar;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublisherSettingsTest {
    private static final TradingCalendar CALENDAR = TradingCalendar.hongKong();

    @Test
    void readsASpeed() {
        assertThat(PublisherSettings.parseSpeed("600")).isEqualTo(600);
        assertThat(PublisherSettings.parseSpeed("max")).isEqualTo(PublisherSettings.MAX_SPEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "fast", "NaN", "Infinity", "", "1000001"})
    void refusesWhatIsNoSpeed(String text) {
        assertThatThrownBy(() -> PublisherSettings.parseSpeed(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("speed is 0.01 to 1000000, or max; not '" + text + "'");
    }

    @Test
    void commitsEveryTenthOfASecondUnlessTold() {
        PublisherSettings settings = PublisherSettings.of(1, CALENDAR);
        assertThat(settings.interval()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.events()).isEqualTo(20_000);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> PublisherSettings.of(Double.NaN, CALENDAR)).hasMessageContaining("speed is");
        assertThatThrownBy(() -> new PublisherSettings(1, CALENDAR, Duration.ZERO, 1, false))
                .hasMessageContaining("1 ms to 10 s");
        assertThatThrownBy(() -> new PublisherSettings(1, CALENDAR, Duration.ofSeconds(11), 1, false))
                .hasMessageContaining("1 ms to 10 s");
        assertThatThrownBy(() -> new PublisherSettings(1, CALENDAR, Duration.ofMillis(1), 0, false))
                .hasMessageContaining("1 to 1000000 events");
    }
}
