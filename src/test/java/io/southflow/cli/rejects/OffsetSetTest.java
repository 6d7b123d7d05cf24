package io.southflow.cli.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OffsetSetTest {
    @Test
    void shouldHoldWhatWasAddedAndNothingElse() {
        OffsetSet offsets = new OffsetSet();
        Set<Position> expected = new HashSet<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            Position position = new Position("t" + random.nextInt(2), random.nextInt(3), random.nextLong(20_000));
            assertThat(offsets.add(position)).isEqualTo(expected.add(position));
        }
        for (long offset = 0; offset < 20_000; offset++) {
            Position position = new Position("t1", 2, offset);
            assertThat(offsets.contains(position)).isEqualTo(expected.contains(position));
        }
    }

    @Test
    void shouldBeTheSameAfterItsBlocksWereWrittenAndRead() {
        OffsetSet offsets = new OffsetSet();
        OffsetSet again = new OffsetSet();
        for (long offset : new long[] {0, 1, 1023, 1024, 5_000_000_000L}) {
            offsets.add(new Position("t", 1, offset));
        }
        offsets.changed().forEach(first -> again.addBlock(first, offsets.block(first)));
        for (long offset : new long[] {0, 1, 1023, 1024, 5_000_000_000L}) {
            assertThat(again.contains(new Position("t", 1, offset))).isTrue();
        }
        assertThat(again.contains(new Position("t", 1, 2))).isFalse();
        assertThat(again.contains(new Position("t", 0, 0))).isFalse();
        assertThat(again.changed()).as("what was read is written already").isEmpty();
    }

    @Test
    void shouldTellABlockAsChangedOnceOnly() {
        OffsetSet offsets = new OffsetSet();
        offsets.add(new Position("t", 1, 5));
        assertThat(offsets.changed()).containsExactly(new Position("t", 1, 0));
        offsets.add(new Position("t", 1, 5));
        assertThat(offsets.changed()).isEmpty();
    }
}
