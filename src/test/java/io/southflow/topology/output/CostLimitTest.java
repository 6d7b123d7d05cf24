package io.southflow.topology.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CostLimitTest {
    private int done;

    private int turns(CostLimit limit, int turns, int stocks) {
        done = 0;
        for (int i = 0; i < turns; i++) {
            limit.turn(stocks, () -> done++);
        }
        return done;
    }

    @Test
    void ofFewStocksNoTurnIsLeftOut() {
        assertThat(turns(new CostLimit(Duration.ofSeconds(1), 5_000), 100, 4_999))
                .isEqualTo(100);
    }

    @Test
    void ofManyStocksSoManyTurnsAreLeftOutThatNoMoreAreGoneThrough() {
        CostLimit limit = new CostLimit(Duration.ofSeconds(1), 5_000);
        assertThat(turns(limit, 400, 15_000)).isEqualTo(100);
        assertThat(turns(limit, 100, 15_000) * 15_000L).isLessThanOrEqualTo(100 * 5_000L);
    }

    @Test
    void theShorterTheIntervalTheMoreTurnsAreLeftOut() {
        assertThat(turns(new CostLimit(Duration.ofMillis(100), 5_000), 400, 1_500))
                .isEqualTo(100);
    }
}
