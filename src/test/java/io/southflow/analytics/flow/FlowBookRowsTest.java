package io.southflow.analytics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import io.southflow.analytics.unit.WindowSums;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A book that is read back at every point of its sessions is the book that was written. */
class FlowBookRowsTest {
    private static final long SEED = 29;
    private static final int FIRST = (int) LocalDate.parse("2024-11-28").toEpochDay();

    private final TradingCalendar calendar = TradingCalendar.hongKong();
    private final Windows windows = Windows.parse("2h,1d,5d,20d,mtd,ytd");
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<Integer, byte[]> journal = new TreeMap<>();
    private final Map<Integer, byte[]> sessions = new TreeMap<>();
    private final List<String> points = new ArrayList<>();
    private final List<String> pointsOfRestored = new ArrayList<>();
    private int sessionRowsWritten;

    private final FlowBook book = newBook();
    private FlowBook restored = newBook();

    private FlowBook newBook() {
        return new FlowBook(calendar, windows);
    }

    private void saveAndRestore() {
        byte[] head = RowSink.bytes(restored::writeHead);
        restored.save((block, index, row) -> {
            if (block == FlowBook.JOURNAL) {
                journal.put(index, row);
            } else {
                assertThat(block).isEqualTo(FlowBook.SESSION);
                assertThat(row).as("no session is forgotten here").isNotNull();
                sessions.put(index, row);
                sessionRowsWritten++;
            }
        });
        restored = newBook();
        RowSink.parse(head, restored::readHead);
        sessions.forEach((index, row) -> restored.load(index, SavedBlock.ofRow("F", row, null)));
        journal.forEach((index, row) -> restored.load(index, SavedBlock.ofRow("J", row, null)));
        restored.loaded();
        assertThat(RowSink.bytes(restored::writeHead)).isEqualTo(head);
    }

    private void assertSame(int day) {
        int second = random.nextInt(TradingTime.CLOSE + 1);
        WindowSums sums = new WindowSums(windows);
        WindowSums sumsOfRestored = new WindowSums(windows);
        book.read(day, second, sums);
        restored.read(day, second, sumsOfRestored);
        assertThat(sumsOfRestored.lanes).isEqualTo(sums.lanes);
        assertThat(sumsOfRestored.masks).isEqualTo(sums.masks);
        for (int w = 0; w < windows.size(); w++) {
            assertThat(restored.sessions(w, day)).isEqualTo(book.sessions(w, day));
            assertThat(restored.isFull(w, day, second)).isEqualTo(book.isFull(w, day, second));
        }
        for (int ofDay = FIRST; ofDay <= day; ofDay++) {
            assertThat(day(restored, ofDay)).as("day %d", ofDay).isEqualTo(day(book, ofDay));
        }
        assertThat(restored.firstKnownDay()).isEqualTo(book.firstKnownDay());
        assertThat(pointsOfRestored).isEqualTo(points);
    }

    private static String day(FlowBook book, int day) {
        long[] lanes = new long[Money.LANES];
        book.addDay(day, TradingTime.CLOSE, lanes);
        return Arrays.toString(lanes);
    }

    private interface Change {
        void on(FlowBook book, FlowBook.Judge judge);
    }

    private void change(Change change) {
        change.on(book, (second, net) -> points.add(second + " " + net));
        change.on(restored, (second, net) -> pointsOfRestored.add(second + " " + net));
    }

    @Test
    void isTheSameAtEveryPoint() {
        System.out.println("FlowBookRowsTest seed " + SEED);
        int closed = 0;
        for (int day = FIRST; day < FIRST + 70; day++) {
            if (!calendar.isSouthboundDay(day)) {
                continue;
            }
            int today = day;
            change((each, judge) -> {
                if (each.day() != SessionGate.NONE) {
                    each.judge(each.close(), judge);
                    each.closeSession();
                }
            });
            change((each, judge) -> each.open(today));
            saveAndRestore();
            assertSame(day);
            long busy = 1 + random.nextLong(50);
            int officials = 0;
            for (int second = 0; second < book.close(); second += random.nextInt(1_200)) {
                int at = second;
                Channel channel = random.nextBoolean() ? Channel.SH : Channel.SZ;
                long buy = random.nextLong(busy * 1_000_000_000_000L);
                long sell = random.nextLong(1_000_000_000_000L);
                if (random.nextInt(20) == 0) {
                    int ofDay = random.nextBoolean() ? today : today - random.nextInt(20);
                    if (ofDay >= FIRST) {
                        officials++;
                        change((each, judge) -> each.setOfficial(ofDay, channel, buy, sell, Basis.ESTIMATED));
                    }
                } else {
                    change((each, judge) -> each.add(at, channel, buy, sell, Basis.SIMULATED));
                }
                change((each, judge) -> each.judge(at - 60, judge));
                saveAndRestore();
                assertSame(day);
            }
            closed++;
            // One row when a session has closed, and one at most for an official figure.
            assertThat(sessionRowsWritten).isLessThanOrEqualTo((closed > 1 ? 1 : 0) + officials);
            sessionRowsWritten = 0;
        }
        assertThat(sessions).hasSizeLessThanOrEqualTo(4);
        assertThat(points).isNotEmpty();
    }
}
