package io.southflow.analytics.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.row.RowSink;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SequenceMemoryTest {
    private static final long SEED = 17;

    @Test
    void tellsNewFromSeenAsASetDoes() {
        System.out.println("SequenceMemoryTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        SequenceMemory memory = new SequenceMemory(1_024, 60);
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long number = Math.max(0, i - random.nextInt(300)) * (long) (i % 3 == 0 ? 1 : 2);
            assertThat(memory.add(number, i / 400)).as("number %s", number).isEqualTo(seen.add(number));
        }
    }

    @Test
    void numbersWithoutGapsAreOneRange() {
        SequenceMemory memory = new SequenceMemory(1_024, 60);
        for (int number : new int[] {1, 3, 2, 5, 4, 6}) {
            assertThat(memory.add(number, 0)).isTrue();
        }
        assertThat(memory.ranges()).isEqualTo(1);
        assertThat(memory.add(3, 0)).isFalse();
    }

    @Test
    void remembersAtLeastTheNumbersAndTheSecondsItPromises() {
        SequenceMemory memory = new SequenceMemory(1_024, 60);
        for (int second = 0; second < 20_000; second++) {
            memory.add(second * 10L, second);
        }
        assertThat(memory.ranges()).isBetween(1_024, 2_048);
        for (int second = 20_000 - 1_024; second < 20_000; second++) {
            assertThat(memory.contains(second * 10L)).isTrue();
        }
        SequenceMemory burst = new SequenceMemory(1_024, 60);
        for (int i = 0; i < 10_000; i++) {
            burst.add(i * 10L, i / 200);
        }
        assertThat(burst.contains(0)).as("within 60 seconds, however many").isTrue();
    }

    @Test
    void survivesItsBytes() {
        SequenceMemory memory = new SequenceMemory(1_024, 60);
        for (long number = 0; number < 500; number += number % 7 == 0 ? 3 : 1) {
            memory.add(number, (int) number);
        }
        SequenceMemory copy = new SequenceMemory(1_024, 60);
        RowSink.parse(RowSink.bytes(memory::write), copy::read);
        for (long number = 0; number < 510; number++) {
            assertThat(copy.contains(number)).isEqualTo(memory.contains(number));
        }
    }

    @Test
    void theLargestNumbersAreNumbersToo() {
        SequenceMemory memory = new SequenceMemory(1_024, 60);
        for (long number : new long[] {Long.MAX_VALUE, 0, Long.MAX_VALUE - 1, 1, Long.MAX_VALUE / 2}) {
            assertThat(memory.add(number, 0)).isTrue();
            assertThat(memory.add(number, 0)).isFalse();
        }
        SequenceMemory copy = new SequenceMemory(1_024, 60);
        RowSink.parse(RowSink.bytes(memory::write), copy::read);
        assertThat(copy.ranges()).isEqualTo(3);
        assertThat(copy.contains(Long.MAX_VALUE)).isTrue();
        assertThat(copy.contains(Long.MAX_VALUE - 2)).isFalse();
    }
}
