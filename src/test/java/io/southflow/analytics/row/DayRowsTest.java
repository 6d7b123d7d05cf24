package io.southflow.analytics.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.analytics.position.SessionGate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Days that are saved many to a row come back as they were, and no row outlives its days. */
class DayRowsTest {
    private static final long SEED = 17;
    private static final char KIND = 'D';
    private static final int MOST = 60;

    private final Map<Integer, byte[]> store = new TreeMap<>();
    private final RowSink rows = (kind, index, row) -> {
        assertThat(kind).isEqualTo(KIND);
        if (row == null) {
            assertThat(store.remove(index))
                    .as("a row is deleted that was written")
                    .isNotNull();
        } else {
            store.put(index, row);
        }
    };

    private static DayRows<Long> days() {
        return new DayRows<>(KIND, MOST, new DayRows.Format<>() {
            @Override
            public void write(Long value, DataOutput out) throws IOException {
                VarInts.write(out, value);
            }

            @Override
            public Long read(int day, DataInput in) throws IOException {
                return VarInts.readLong(in);
            }
        });
    }

    private DayRows<Long> restored() {
        DayRows<Long> restored = days();
        store.forEach(restored::load);
        return restored;
    }

    @Test
    void comeBackWhateverIsForgottenMeanwhile() {
        System.out.println("DayRowsTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        DayRows<Long> days = days();
        TreeMap<Integer, Long> expected = new TreeMap<>();
        for (int today = -300; today < 900; today++) {
            if (random.nextInt(3) == 0) {
                continue;
            }
            int day = random.nextInt(5) == 0 ? today - random.nextInt(90) : today;
            long value = random.nextLong() >>> random.nextInt(64);
            days.put(day, value);
            days.changed(day);
            expected.put(day, value);
            if (expected.size() > MOST) {
                expected.pollFirstEntry();
            }
            if (random.nextBoolean()) {
                days.save(rows, SessionGate.NONE);
                if (random.nextBoolean()) {
                    days = restored();
                }
                assertThat(days.all()).isEqualTo(expected);
                assertThat(restored().all()).isEqualTo(expected);
                assertThat(store.keySet())
                        .allMatch(row -> Math.floorDiv(expected.firstKey(), DayRows.SPAN) <= row
                                && row <= Math.floorDiv(expected.lastKey(), DayRows.SPAN));
            }
        }
        assertThat(days.isFull()).isTrue();
    }

    @Test
    void theDayThatIsKeptElsewhereIsInNoRow() {
        DayRows<Long> days = days();
        days.put(64, 1L);
        days.put(65, 2L);
        days.changed(64);
        days.save(rows, 65);
        assertThat(restored().all()).containsExactly(Map.entry(64, 1L));
        days.changed(65);
        days.save(rows, SessionGate.NONE);
        assertThat(restored().all()).containsExactly(Map.entry(64, 1L), Map.entry(65, 2L));
    }

    @Test
    void aRowCutShortIsBroken() {
        DayRows<Long> days = days();
        days.put(3, 300L);
        days.changed(3);
        days.save(rows, SessionGate.NONE);
        byte[] whole = store.get(0);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> days().load(0, cut))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(RowSink.BROKEN);
        }
    }
}
