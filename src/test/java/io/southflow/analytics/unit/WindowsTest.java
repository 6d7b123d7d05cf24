package io.southflow.analytics.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
    private final TradingCalendar calendar = TradingCalendar.hongKong();

    @ParameterizedTest
    @CsvSource({
        "1m, TRADING_TIME, 60",
        "90m, TRADING_TIME, 5400",
        "330m, TRADING_TIME, 19800",
        "5h, TRADING_TIME, 18000",
        "1d, SESSIONS, 1",
        "250d, SESSIONS, 250",
        "mtd, MONTH, 0",
        "qtd, QUARTER, 0",
        "ytd, YEAR, 0",
    })
    void aLabelSaysWhatTheWindowReachesOver(String label, Window.Kind kind, int length) {
        assertThat(Window.of(label)).isEqualTo(new Window(label, kind, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "30s", "0m", "331m", "6h", "0d", "251d", "9999d", "01d", "-1d", "1.5h", "1D", "MTD", "wtd", "m"
            })
    void anyOtherLabelIsRefusedByName(String label) {
        assertThatThrownBy(() -> Windows.parse("1m," + label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + label + "' is none of 1m to 330m and 1h to 5h (trading time), 1d to 250d (sessions),"
                        + " mtd, qtd, ytd");
    }

    @Test
    void oneToThirtyTwoAreAllowedAndNoneTwice() {
        String most = IntStream.rangeClosed(1, 32).mapToObj(n -> n + "d").collect(Collectors.joining(","));
        assertThat(Windows.parse(most).size()).isEqualTo(32);
        assertThatThrownBy(() -> Windows.parse(most + ",1h")).hasMessage("33 windows, 33 of them different");
        assertThatThrownBy(() -> Windows.parse("1h,5d, 1h")).hasMessage("3 windows, 2 of them different");
        assertThat(Windows.parse("1h,60m").labels()).as("other labels").containsExactly("1h", "60m");
    }

    @Test
    void theyStandShortestFirstWhateverTheOrderOfTheList() {
        Windows windows = Windows.parse("ytd, 60d,qtd,10m,3d,mtd,1d,2h,90m,5m");
        assertThat(windows).hasToString("5m,10m,90m,2h,1d,3d,60d,mtd,qtd,ytd");
        assertThat(windows).isEqualTo(Windows.parse(windows.toString()));
        assertThat(windows.indexOf("3d")).isEqualTo(5);
        assertThat(windows.get(5)).isEqualTo(Window.of("3d"));
        assertThat(windows.indexOf("20d")).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "2h, 2025-02-18, 2025-02-18",
        "1d, 2025-02-18, 2025-02-18",
        "2d, 2025-02-05, 2025-01-27",
        "20d, 2025-02-18, 2025-01-14",
        "mtd, 2025-02-18, 2025-02-01",
        "qtd, 2025-01-02, 2025-01-01",
        "qtd, 2025-03-31, 2025-01-01",
        "qtd, 2025-04-01, 2025-04-01",
        "qtd, 2024-12-31, 2024-10-01",
        "qtd, 2024-05-31, 2024-04-01",
        "ytd, 2025-02-18, 2025-01-01",
    })
    void aWindowBeginsWithItsFirstDay(String label, LocalDate day, LocalDate first) {
        int start = Window.of(label).start((int) day.toEpochDay(), calendar);
        assertThat(LocalDate.ofEpochDay(start)).isEqualTo(first);
    }
}
