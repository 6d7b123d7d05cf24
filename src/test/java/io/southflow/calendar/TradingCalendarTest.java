package io.southflow.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TradingCalendarTest {
    private final TradingCalendar calendar = TradingCalendar.hongKong();

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    @Test
    void countsThePublishedSessionsOfJanuaryAndFebruary2025() {
        int sessions = 0;
        for (int day = day("2025-01-02"); day <= day("2025-02-18"); day++) {
            sessions += calendar.isTradingDay(day) ? 1 : 0;
        }
        assertThat(sessions).isEqualTo(31);
        assertThat(calendar.southboundDays(day("2025-01-02"), day("2025-02-18")))
                .isEqualTo(28);
        assertThat(calendar.southboundDays(day("2025-01-01"), day("2025-01-31")))
                .isEqualTo(18);
    }

    @Test
    void twentySessionsTo18FebruaryBeginOn14January() {
        assertThat(calendar.southboundStart(day("2025-02-18"), 20)).isEqualTo(day("2025-01-14"));
    }

    @Test
    void aHalfDayEndsAtNoon() {
        assertThat(calendar.closeOf(day("2025-01-28"))).isEqualTo(TradingTime.LUNCH);
        assertThat(calendar.closeOf(day("2025-01-27"))).isEqualTo(TradingTime.CLOSE);
    }

    @Test
    void namesFileAndLineOfABadEntry() {
        assertThatThrownBy(() -> TradingCalendar.parse(new StringReader("# c\n2025-13-01,closed\n"), "my.csv"))
                .hasMessageContaining("my.csv:2");
    }
}
