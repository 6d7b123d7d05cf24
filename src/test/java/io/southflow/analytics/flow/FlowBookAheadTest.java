package io.southflow.analytics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.WindowSums;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Official figures of later days than the session that is open. */
class FlowBookAheadTest {
    private static final long SEED = 3;

    private final TradingCalendar calendar = TradingCalendar.hongKong();
    private final Windows windows = Windows.parse("30m,1d,5d,250d");
    private final Map<Integer, byte[]> rows = new TreeMap<>();
    private final List<Integer> days = new ArrayList<>();
    private FlowBook book = new FlowBook(calendar, windows);

    FlowBookAheadTest() {
        LocalDate date = LocalDate.parse("2022-01-03");
        for (; date.getYear() < 2026; date = date.plusDays(1)) {
            if (calendar.isSouthboundDay((int) date.toEpochDay())) {
                days.add((int) date.toEpochDay());
            }
        }
    }

    private void official(FlowBook of, int day, long buy) {
        if (!of.isForgotten(day)) {
            of.setOfficial(day, Channel.SH, buy, 0, Basis.REPORTED);
        }
    }

    private static void open(FlowBook of, int day) {
        if (of.day() != SessionGate.NONE) {
            of.judge(of.close(), (second, net) -> {});
            of.closeSession();
        }
        of.open(day);
        of.add(100, Channel.SH, 7, 0, Basis.ESTIMATED);
        of.add(100, Channel.SZ, 1_000_000, 0, Basis.ESTIMATED);
    }

    private long bought(FlowBook of, String window, int day) {
        WindowSums sums = new WindowSums(windows);
        of.read(day, calendar.closeOf(day), sums);
        return sums.buy(windows.indexOf(window));
    }

    @Test
    void shouldNotCountBeforeTheirDay() {
        open(book, days.get(10));
        official(book, days.get(12), 500);
        assertThat(bought(book, "5d", days.get(10))).isEqualTo(1_000_007);
        assertThat(bought(book, "5d", days.get(11))).isEqualTo(1_000_007);
        assertThat(bought(book, "1d", days.get(12))).isEqualTo(500);
        assertThat(bought(book, "5d", days.get(12))).isEqualTo(1_000_507);
        assertThat(book.latestDay()).isEqualTo(days.get(12));
        assertThat(book.firstKnownDay()).isEqualTo(days.get(10));
    }

    @Test
    void shouldStandInPlaceOfTheEventsOfTheirChannelOnceTheirSessionOpens() {
        open(book, days.get(10));
        official(book, days.get(11), 500);
        open(book, days.get(11));
        assertThat(bought(book, "1d", days.get(11))).isEqualTo(1_000_500);
        assertThat(bought(book, "30m", days.get(11))).isZero();
        open(book, days.get(12));
        assertThat(bought(book, "5d", days.get(12))).isEqualTo(1_000_007 + 1_000_500 + 1_000_007);
    }

    @Test
    void shouldTakeNoRoomFromSessions() {
        for (int i = 0; i < 250; i++) {
            open(book, days.get(i));
        }
        for (int i = 250; i < days.size(); i++) {
            official(book, days.get(i), 1);
        }
        assertThat(bought(book, "250d", days.get(249))).isEqualTo(250 * 1_000_007L);
        assertThat(bought(book, "250d", days.get(days.size() - 1))).isEqualTo(250);
        assertThat(book.isForgotten(days.get(251))).isTrue();
        assertThat(book.isForgotten(days.get(249))).isFalse();
    }

    private FlowBook restored(FlowBook of) {
        byte[] head = RowSink.bytes(of::writeHead);
        of.save((block, index, row) -> {
            if (block == FlowBook.SESSION && row == null) {
                rows.remove(index);
            } else if (block == FlowBook.SESSION) {
                rows.put(index, row);
            }
        });
        FlowBook restored = new FlowBook(calendar, windows);
        RowSink.parse(head, restored::readHead);
        rows.forEach((index, row) -> restored.load(index, SavedBlock.ofRow("F", row, null)));
        restored.loaded();
        return restored;
    }

    @Test
    void shouldBeTheSameAfterARestart() {
        System.out.println("FlowBookAheadTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        FlowBook mortal = new FlowBook(calendar, windows);
        int session = random.nextInt(50);
        for (int step = 0; step < 4_000; step++) {
            int day = days.get(random.nextInt(days.size()));
            long buy = 1 + random.nextInt(1_000);
            if (step > 300 && random.nextInt(20) == 0) {
                session = Math.min(days.size() - 1, session + 1 + random.nextInt(6));
                if (book.day() != days.get(session)) {
                    open(book, days.get(session));
                    open(mortal, days.get(session));
                }
            } else {
                official(book, day, buy);
                official(mortal, day, buy);
            }
            if (random.nextInt(5) == 0) {
                mortal = restored(mortal);
            }
            for (int i = 0; i < 5; i++) {
                int asOf = days.get(random.nextInt(days.size()));
                for (String window : windows.labels()) {
                    assertThat(bought(mortal, window, asOf))
                            .as("step %d, %s as of day %d", step, window, asOf)
                            .isEqualTo(bought(book, window, asOf));
                }
            }
            assertThat(mortal.latestDay()).isEqualTo(book.latestDay());
            assertThat(mortal.firstKnownDay()).isEqualTo(book.firstKnownDay());
        }
        assertThat(session).isGreaterThan(300);
    }
}
