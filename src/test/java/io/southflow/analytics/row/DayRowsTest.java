package io.southflow.analytics.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.analytics.position.SessionGate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Days that are saved many to a row come back as they were, and no row outlives its days. */
class DayRowsTest {
    private static final long SEED = 17;
    private static final Block BLOCK = Block.kept("D", 3, "days");
    private static final int MOST = 60;

    private final Map<Integer, byte[]> store = new TreeMap<>();
    private final RowSink rows = (block, index, row) -> {
        assertThat(block).isEqualTo(BLOCK);
        if (row == null) {
            assertThat(store.remove(index))
                    .as("a row is deleted that was written")
                    .isNotNull();
        } else {
            store.put(index, row);
        }
    };

    private static DayRows<Long> days() {
        return new DayRows<>(BLOCK, MOST, new DayRows.Format<>() {
            @Override
            public void write(Long value, DataOutput out) throws IOException {
                VarInts.write(out, value);
            }

            @Override
            public Long read(int day, int version, DataInput in) throws IOException {
                assertThat(version).isEqualTo(3);
                return VarInts.readLong(in);
            }
        });
    }

    private static SavedBlock saved(byte[] row) {
        return SavedBlock.ofRow(BLOCK.id(), row, null);
    }

    private DayRows<Long> restored() {
        DayRows<Long> restored = days();
        store.forEach((index, row) -> restored.load(index, saved(row)));
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
    void aRowThatIsTooShortOrTooLongIsRefused() {
        DayRows<Long> days = days();
        days.put(3, 300L);
        days.changed(3);
        days.save(rows, SessionGate.NONE);
        byte[] whole = store.get(0);
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> days().load(0, saved(cut)))
                    .isInstanceOf(BlockException.class)
                    .hasMessage("block D (days) of version 3: it is cut short");
        }
        assertThatThrownBy(() -> days().load(0, saved(Arrays.copyOf(whole, whole.length + 1))))
                .hasMessage("block D (days) of version 3: 1 bytes are left over");
    }
}
