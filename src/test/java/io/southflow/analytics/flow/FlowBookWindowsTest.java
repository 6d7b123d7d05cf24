package io.southflow.analytics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.WindowSums;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What windows hold, how many sessions they cover and whether they are full, over the turns of quarter and year. */
class FlowBookWindowsTest {
    private final TradingCalendar calendar = TradingCalendar.hongKong();
    private final Windows windows = Windows.parse("2h,330m,1d,2d,3d,4d,250d,mtd,qtd,ytd");
    private final FlowBook book = new FlowBook(calendar, windows);
    private int today;

    /** A session that begins with an amount. */
    private void session(String date, long amount) {
        book.closeSession();
        today = (int) LocalDate.parse(date).toEpochDay();
        book.open(today);
        book.add(60, Channel.SH, amount, 0, Basis.REPORTED);
    }

    private long net(String window) {
        WindowSums sums = new WindowSums(windows);
        book.read(today, 60, sums);
        return sums.net(windows.indexOf(window));
    }

    private String covers(String window, int second) {
        int w = windows.indexOf(window);
        return book.sessions(w, today) + (book.isFull(w, today, second) ? " full" : " so far");
    }

    @Test
    void theQuarterBeginsAnewWithApril() {
        session("2025-02-28", 1);
        session("2025-03-31", 2);
        assertThat(net("qtd")).isEqualTo(3);
        assertThat(net("mtd")).isEqualTo(2);
        session("2025-04-01", 4);
        assertThat(net("qtd")).isEqualTo(4);
        assertThat(net("ytd")).isEqualTo(7);
        assertThat(covers("qtd", 60)).isEqualTo("1 full");
    }

    @Test
    void theQuarterBeginsAnewWithTheYear() {
        session("2024-12-31", 1);
        assertThat(net("qtd")).isEqualTo(1);
        session("2025-01-02", 2);
        assertThat(net("qtd")).isEqualTo(2);
        assertThat(net("ytd")).isEqualTo(2);
        assertThat(net("2d")).isEqualTo(3);
        assertThat(covers("qtd", 60)).isEqualTo("1 full");
        assertThat(covers("ytd", 60)).isEqualTo("1 full");
    }

    @Test
    void aWindowIsFullOnceTheStockHasBeenSeenThroughout() {
        session("2025-02-13", 1);
        assertThat(covers("1d", 0)).isEqualTo("1 full");
        assertThat(covers("2d", 0)).isEqualTo("1 so far");
        session("2025-02-14", 2);
        session("2025-02-17", 4);
        assertThat(covers("3d", 0)).as("over a weekend").isEqualTo("3 full");
        assertThat(covers("4d", 0)).isEqualTo("3 so far");
        assertThat(covers("250d", 0)).isEqualTo("3 so far");
        assertThat(covers("mtd", 0)).isEqualTo("3 so far");
        assertThat(net("2d")).isEqualTo(6);
        assertThat(net("4d")).isEqualTo(7);
    }

    @Test
    void tradingTimeIsFullOnceThatMuchHasTraded() {
        session("2025-02-13", 1);
        assertThat(covers("2h", 7_199)).isEqualTo("1 so far");
        assertThat(covers("2h", 7_200)).isEqualTo("1 full");
        assertThat(covers("330m", 19_799)).isEqualTo("1 so far");
        assertThat(covers("330m", 19_800)).isEqualTo("1 full");
    }
}
