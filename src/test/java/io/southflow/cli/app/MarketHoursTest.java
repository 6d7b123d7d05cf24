package io.southflow.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketHoursTest {
    @ParameterizedTest
    @CsvSource({
        "2025-02-18T09:29:59.999+08:00, false",
        "2025-02-18T09:30:00+08:00, true",
        "2025-02-18T11:59:59+08:00, true",
        "2025-02-18T12:00:00+08:00, false",
        "2025-02-18T12:59:59+08:00, false",
        "2025-02-18T13:00:00+08:00, true",
        "2025-02-18T15:59:59+08:00, true",
        "2025-02-18T16:00:00+08:00, false",
        "2025-02-18T22:00:00+08:00, false",
        "2025-01-28T11:00:00+08:00, true",
        "2025-01-28T14:00:00+08:00, false",
        "2025-01-29T11:00:00+08:00, false",
        "2025-02-15T11:00:00+08:00, false",
    })
    void isOpenWhileTheTradingClockRuns(String moment, boolean open) {
        long millis = java.time.OffsetDateTime.parse(moment).toInstant().toEpochMilli();
        assertThat(MarketHours.isOpen(TradingCalendar.hongKong(), millis))
                .as("%s is %s", moment, Instant.ofEpochMilli(millis))
                .isEqualTo(open);
    }
}
