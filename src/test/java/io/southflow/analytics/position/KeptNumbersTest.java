package io.southflow.analytics.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.row.RowSink;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are restored again and again are told apart as those of a memory that never stops. */
class KeptNumbersTest {
    private final int minNumbers = 256;
    private byte[] head;
    private byte[] row;
    private long written;

    private void save(KeptNumbers numbers) {
        byte[] newRow = numbers.takeRow();
        if (newRow != null) {
            row = newRow;
            written += newRow.length;
        }
        head = RowSink.bytes(numbers::write);
        written += head.length;
    }

    private KeptNumbers restored() {
        KeptNumbers numbers = new KeptNumbers(minNumbers, 60);
        RowSink.parse(head, numbers::read);
        if (row != null) {
            RowSink.parse(row, numbers::load);
        }
        numbers.loaded();
        return numbers;
    }

    private static boolean sameBytes(KeptNumbers one, KeptNumbers other) {
        return java.util.Arrays.equals(RowSink.bytes(one::write), RowSink.bytes(other::write));
    }

    /** @param gap 1 for a feed without gaps; from then on the longer, the more ranges */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 1_000_000})
    void areThoseOfAMemoryThatNeverStops(int gap) {
        System.out.println("KeptNumbersTest seed " + gap);
        SplittableRandom random = new SplittableRandom(gap);
        SequenceMemory memory = new SequenceMemory(minNumbers, 60);
        KeptNumbers kept = new KeptNumbers(minNumbers, 60);
        long number = 0;
        for (int i = 0; i < 30_000; i++) {
            int second = i / 10;
            // Gaps are filled for a while, and there are hours without any.
            number += i % 7_000 < 5_000 ? 1 + random.nextInt(gap) : 1;
            long late = random.nextInt(5) == 0 ? Math.max(0, number - random.nextInt(400 * gap)) : number;
            assertThat(kept.add(late, second)).as("number %d", late).isEqualTo(memory.add(late, second));
            if (random.nextInt(7) == 0) {
                save(kept);
                if (random.nextInt(3) == 0) {
                    KeptNumbers again = restored();
                    assertThat(sameBytes(again, kept)).isTrue();
                    kept = again;
                }
            }
        }
        for (long each = 0; each < number; each += 1 + number / 10_000) {
            assertThat(kept.contains(each)).isEqualTo(memory.contains(each));
        }
    }

    @Test
    void theLargestNumbersAreNumbersToo() {
        KeptNumbers kept = new KeptNumbers(minNumbers, 60);
        for (int i = 0; i < 60; i++) {
            kept.add(10L * i, 0);
        }
        save(kept);
        for (long number : new long[] {Long.MAX_VALUE, 3, Long.MAX_VALUE - 2}) {
            assertThat(kept.add(number, 5)).isTrue();
        }
        save(kept);
        KeptNumbers again = restored();
        assertThat(again.contains(Long.MAX_VALUE)).isTrue();
        assertThat(again.contains(Long.MAX_VALUE - 1)).isFalse();
        assertThat(again.contains(3)).isTrue();
    }

    @Test
    void aFeedWithGapsWritesLittleACommit() {
        KeptNumbers kept = new KeptNumbers(1_024, 60);
        int commits = 20_000;
        long whole = 0;
        SequenceMemory memory = new SequenceMemory(1_024, 60);
        for (int i = 0; i < commits; i++) {
            kept.add(10L * i, i);
            memory.add(10L * i, i);
            save(kept);
            whole += i % 100 == 0 ? 100 * RowSink.bytes(memory::write).length : 0;
        }
        System.out.printf("KeptNumbersTest: %d bytes a commit, as a whole %d%n", written / commits, whole / commits);
        assertThat(written * 10).isLessThan(whole);
    }
}
