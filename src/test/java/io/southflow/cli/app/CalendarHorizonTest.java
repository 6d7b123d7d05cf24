package io.southflow.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarHorizonTest {
    private static final String REMEDY =
            ": weekdays it does not know count as open; name a file that knows them in southflow.calendar";

    private final CalendarHorizon jar = new CalendarHorizon(TradingCalendar.hongKong());

    private static long millis(String moment) {
        return OffsetDateTime.parse(moment).toInstant().toEpochMilli();
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    private static CalendarHorizon of(String lines) throws Exception {
        return new CalendarHorizon(TradingCalendar.parse(new StringReader(lines), "my.csv"));
    }

    @Test
    void saysNothingWhileSixtyDaysAreKnown() {
        assertThat(jar.warnings(millis("2026-11-01T23:59:59+08:00"))).isEmpty();
        assertThat(jar.warnings(millis("2024-01-01T00:00:00+08:00"))).isEmpty();
    }

    @Test
    void warnsWhenDaysEndWithinSixtyDays() {
        assertThat(jar.warnings(millis("2026-11-02T00:00:00+08:00")))
                .containsExactly(
                        "warning: the southbound days that the calendar knows (2024-01-01 to 2026-12-31) end in 59 days"
                                + REMEDY);
    }

    @Test
    void warnsWhenTodayIsNotKnown() {
        assertThat(jar.warnings(millis("2027-11-02T09:00:00+08:00")))
                .containsExactly(
                        "warning: the Hong Kong days that the calendar knows (2021-01-01 to 2027-12-31) end in 59 days"
                                + REMEDY,
                        "warning: 2027-11-02 is outside of the southbound days that the calendar knows"
                                + " (2024-01-01 to 2026-12-31)" + REMEDY);
        assertThat(jar.warnings(millis("2023-12-31T23:59:59+08:00")))
                .singleElement()
                .asString()
                .startsWith("warning: 2023-12-31 is outside of the southbound days");
    }

    @Test
    void aFileThatKnowsNothingSaysSo() throws Exception {
        CalendarHorizon empty = of("");
        assertThat(empty.warnings(millis("2026-11-25T09:00:00+08:00")))
                .contains(
                        "warning: 2026-11-25 is outside of the Hong Kong days that the calendar knows (none)" + REMEDY);
        assertThat(empty.remainingSeconds(millis("2026-11-25T09:00:00+08:00"))).isZero();
    }

    @Test
    void countsTheSecondsToTheMidnightAfterTheLastDay() throws Exception {
        assertThat(jar.remainingSeconds(millis("2026-12-31T23:59:58.500+08:00")))
                .isEqualTo(1.5);
        assertThat(jar.remainingSeconds(millis("2026-11-26T00:00:00+08:00"))).isEqualTo(36 * 86_400);
        assertThat(jar.remainingSeconds(millis("2027-01-01T00:00:00+08:00"))).isZero();
        assertThat(jar.remainingSeconds(millis("2031-01-01T00:00:00+08:00"))).isZero();
        CalendarHorizon hongKongFirst = of("2025-01-01/2025-06-30,known\n2025-01-01/2025-12-31,known-southbound");
        assertThat(hongKongFirst.remainingSeconds(millis("2025-06-30T00:00:00+08:00")))
                .isEqualTo(86_400);
    }

    @Test
    void flowsNeedSouthboundDaysAndTheRestHongKongs() {
        assertThat(List.of(jar.warning(day("2026-12-31"), true), jar.warning(day("2027-12-31"), false)))
                .allMatch(java.util.Optional::isEmpty);
        assertThat(jar.warning(day("2027-01-04"), true))
                .contains("warning: 2027-01-04 is outside of the southbound days that the calendar knows"
                        + " (2024-01-01 to 2026-12-31)" + REMEDY);
        assertThat(jar.warning(day("2020-12-31"), false))
                .contains("warning: 2020-12-31 is outside of the Hong Kong days that the calendar knows"
                        + " (2021-01-01 to 2027-12-31)" + REMEDY);
    }
}
