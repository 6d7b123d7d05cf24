package io.southflow.analytics.price;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClosesTest {
    private static Closes full() {
        Closes closes = new Closes();
        for (int day = 1_000; day < 1_300; day++) {
            closes.put(day, day, false);
        }
        return closes;
    }

    @Test
    void remembersTheLast250BeforeADay() {
        long[] before = full().before(1_300);
        assertThat(before).hasSize(250);
        assertThat(before[0]).isEqualTo(1_050);
        assertThat(before[249]).isEqualTo(1_299);
    }

    /** Topics may come in any order within a day: a session opens with the same closes whether its bar is there or not. */
    @Test
    void barsAheadOfASessionPushNoCloseOut() {
        Closes closes = full();
        long[] expected = closes.before(1_300);
        for (int day = 1_300; day < 1_306; day++) {
            closes.put(day, 1, true);
            assertThat(closes.before(1_300)).isEqualTo(expected);
        }
    }
}
