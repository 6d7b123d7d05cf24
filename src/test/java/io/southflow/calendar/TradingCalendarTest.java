package io.southflow.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        assertThatThrownBy(() -> TradingCalendar.parse(new StringReader("2026-12-31/2026-01-01,known"), "my.csv"))
                .hasMessageContaining("my.csv:1");
        assertThatThrownBy(() -> TradingCalendar.parse(new StringReader("2026-01-01,known"), "my.csv"))
                .hasMessageContaining("my.csv:1");
    }

    @Test
    void hongKongOf2027IsAsTheExchangePublishedIt() {
        DayRange year = range("2027-01-01", "2027-12-31");
        assertThat(days(year).filter(day -> !isWeekend(day) && !calendar.isTradingDay(day)))
                .map(TradingTime::date)
                .map(LocalDate::toString)
                .containsExactly(
                        "2027-01-01",
                        "2027-02-08",
                        "2027-02-09",
                        "2027-03-26",
                        "2027-03-29",
                        "2027-04-05",
                        "2027-05-13",
                        "2027-06-09",
                        "2027-07-01",
                        "2027-09-16",
                        "2027-10-01",
                        "2027-10-08",
                        "2027-12-27");
        assertThat(days(year).filter(day -> calendar.closeOf(day) == TradingTime.LUNCH))
                .map(TradingTime::date)
                .map(LocalDate::toString)
                .containsExactly("2027-02-05", "2027-12-24", "2027-12-31");
    }

    @Test
    void theOneInTheJarSaysWhatItKnows() {
        assertThat(calendar.known()).hasToString("2021-01-01 to 2027-12-31");
        assertThat(calendar.knownSouthbound()).hasToString("2024-01-01 to 2026-12-31");
    }

    @Test
    void outsideOfWhatItKnowsWeekdaysTrade() {
        assertThat(calendar.isTradingDay(day("2028-01-03"))).isTrue();
        assertThat(calendar.isTradingDay(day("2028-01-01"))).isFalse();
        assertThat(calendar.isSouthboundDay(day("2027-02-10"))).isTrue();
        assertThat(calendar.isSouthboundDay(day("2027-02-09"))).isFalse();
    }

    @Test
    void aFileThatNamesNoSpanKnowsTheYearsOfItsDays() throws Exception {
        TradingCalendar old = parse("2025-05-01,closed", "2023-12-24,half");
        assertThat(old.known()).hasToString("2023-01-01 to 2025-12-31");
        assertThat(old.knownSouthbound()).isEqualTo(old.known());
        assertThat(parse("# every weekday trades").known()).isEqualTo(DayRange.NONE);
    }

    @Test
    void aSpanOfHongKongHoldsForSouthboundToo() throws Exception {
        TradingCalendar one = parse("2025-01-01/2026-06-30,known", "2025-05-01,closed");
        assertThat(one.known()).hasToString("2025-01-01 to 2026-06-30");
        assertThat(one.knownSouthbound()).isEqualTo(one.known());
        TradingCalendar two = parse("2025-05-01,closed", "2025-01-01/2025-12-31,known-southbound");
        assertThat(two.knownSouthbound().contains(day("2025-12-31"))).isTrue();
        assertThat(two.knownSouthbound().contains(day("2026-01-01"))).isFalse();
    }

    private static TradingCalendar parse(String... lines) throws IOException {
        return TradingCalendar.parse(new StringReader(String.join("\n", lines)), "my.csv");
    }

    private static DayRange range(String first, String last) {
        return new DayRange(day(first), day(last));
    }

    private static Stream<Integer> days(DayRange range) {
        return IntStream.rangeClosed(range.first(), range.last()).boxed();
    }

    private static boolean isWeekend(int day) {
        return TradingTime.date(day).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
