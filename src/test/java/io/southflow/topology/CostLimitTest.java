package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CostLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private int done;
    private final CostLimit limit = new CostLimit(Duration.ofSeconds(1), 0.01, () -> now);

    private int turns(int turns, long cost) {
        done = 0;
        for (int turn = 0; turn < turns; turn++) {
            limit.turn(() -> {
                now += cost;
                done++;
            });
            now += SECOND;
        }
        return done;
    }

    @Test
    void whatCostsLittleIsDoneEachTime() {
        assertThat(turns(100, SECOND / 101)).isEqualTo(100);
    }

    @Test
    void whatCostsMuchTakesItsShareOfTheTime() {
        assertThat(turns(1_000, SECOND / 10)).isBetween(90, 100);
    }

    @Test
    void onePauseIsNotHeldAgainstIt() {
        turns(10, SECOND / 1_000);
        turns(1, 5 * SECOND);
        assertThat(turns(10, SECOND / 1_000)).isEqualTo(10);
    }

    @Test
    void itRecovers() {
        turns(10, SECOND / 10);
        turns(30, SECOND / 1_000);
        assertThat(turns(10, SECOND / 1_000)).isEqualTo(10);
    }
}
