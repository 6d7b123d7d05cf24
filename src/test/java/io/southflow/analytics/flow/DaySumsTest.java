package io.southflow.analytics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is told session by session is what going through all stocks finds, whatever opens, changes, is forgotten or leaves. */
class DaySumsTest {
    private static final long SEED = 17;
    private static final int FIRST = (int) LocalDate.parse("2023-06-01").toEpochDay();

    private final TradingCalendar calendar = TradingCalendar.hongKong();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final DaySums sums = new DaySums();
    private final List<FlowBook> books = new ArrayList<>();

    private FlowBook newBook() {
        FlowBook book = new FlowBook(calendar, Windows.DEFAULT);
        book.follow(sums);
        return book;
    }

    @Test
    void isTheSumOfAllThatIsClosed() {
        System.out.println("DaySumsTest seed " + SEED);
        for (int i = 0; i < 5; i++) {
            books.add(newBook());
        }
        // Longer than a stock remembers.
        for (int day = FIRST; day < FIRST + 500; day++) {
            for (int i = 0; i < books.size(); i++) {
                if (random.nextInt(200) == 0) {
                    books.get(i).leave();
                    books.set(i, newBook());
                }
                if (random.nextInt(4) > 0) {
                    trade(books.get(i), day);
                }
                if (random.nextInt(5) == 0) {
                    int ofDay = day - 3 + random.nextInt(6);
                    if (!books.get(i).isForgotten(ofDay)) {
                        books.get(i).setOfficial(ofDay, channel(), random.nextInt(900), random.nextInt(900), basis());
                    }
                }
            }
            if (day % 20 == 0) {
                assertThat(told(sums)).as("day %d", day).isEqualTo(recomputed());
            }
        }
        books.forEach(FlowBook::leave);
        assertThat(told(sums)).isEmpty();
    }

    private Channel channel() {
        return Channel.values()[random.nextInt(2)];
    }

    private Basis basis() {
        return Basis.values()[random.nextInt(3)];
    }

    private void trade(FlowBook book, int day) {
        book.closeSession();
        book.open(day);
        for (int left = random.nextInt(4); left > 0; left--) {
            book.add(random.nextInt(9_000), channel(), random.nextInt(9_000), random.nextInt(9_000), basis());
        }
    }

    private static TreeMap<Integer, String> told(DaySums sums) {
        TreeMap<Integer, long[]> days = new TreeMap<>();
        DaySums.read(ByteBuffer.wrap(sums.bytes(0, Integer.MAX_VALUE)), (day, channel, buy, sell, basis) -> {
            long[] lanes = days.computeIfAbsent(day, none -> new long[Money.LANES]);
            lanes[Money.lane(channel)] = buy;
            lanes[Money.lane(channel) + 1] = sell;
        });
        days.values().removeIf(lanes -> Arrays.equals(lanes, new long[Money.LANES]));
        TreeMap<Integer, String> told = new TreeMap<>();
        days.forEach((day, lanes) -> told.put(day, Arrays.toString(lanes)));
        return told;
    }

    private TreeMap<Integer, String> recomputed() {
        TreeMap<Integer, String> expected = new TreeMap<>();
        for (int day = FIRST - 10; day < FIRST + 520; day++) {
            long[] lanes = new long[Money.LANES];
            for (FlowBook book : books) {
                if (book.day() != day) {
                    book.addDay(day, 0, lanes);
                }
            }
            if (!Arrays.equals(lanes, new long[Money.LANES])) {
                expected.put(day, Arrays.toString(lanes));
            }
        }
        return expected;
    }

    @Test
    void theWeakestBasisLeavesWithTheStockThatHadIt() {
        FlowBook reported = newBook();
        FlowBook simulated = newBook();
        reported.setOfficial(FIRST, Channel.SH, 5, 3, Basis.REPORTED);
        simulated.setOfficial(FIRST, Channel.SH, 2, 1, Basis.SIMULATED);
        assertThat(text()).containsExactly(FIRST + " SH 7 4 SIMULATED");
        simulated.setOfficial(FIRST, Channel.SH, 2, 1, Basis.ESTIMATED);
        assertThat(text()).containsExactly(FIRST + " SH 7 4 ESTIMATED");
        simulated.leave();
        assertThat(text()).containsExactly(FIRST + " SH 5 3 REPORTED");
        reported.open(FIRST);
        assertThat(text()).isEmpty();
    }

    private List<String> text() {
        List<String> text = new ArrayList<>();
        DaySums.read(
                ByteBuffer.wrap(sums.bytes(0, Integer.MAX_VALUE)),
                (day, channel, buy, sell, basis) ->
                        text.add(day + " " + channel + " " + buy + " " + sell + " " + basis));
        return text;
    }
}
