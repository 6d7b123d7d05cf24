package io.southflow.topology.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StockCountTest {
    @Test
    void manyThreadsTogetherGetAsManyAsThereMayBe() {
        StockCount count = new StockCount(1_000);
        assertThat(IntStream.range(0, 10_000)
                        .parallel()
                        .filter(each -> count.addOne())
                        .count())
                .isEqualTo(1_000);
        count.add(-1);
        assertThat(count.addOne()).isTrue();
        assertThat(count.addOne()).isFalse();
    }

    @Test
    void whatIsKeptBeyondTheLimitHasToLeaveFirst() {
        StockCount count = new StockCount(2);
        count.add(3);
        count.add(-1);
        assertThat(count.addOne()).isFalse();
        count.add(-1);
        assertThat(count.addOne()).isTrue();
    }
}
