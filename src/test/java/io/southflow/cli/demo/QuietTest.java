package io.southflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.cli.kafka.CommittedProgress.Standing;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuietTest {
    private final Quiet quiet = new Quiet(Duration.ofSeconds(5));
    private boolean atWork = true;
    private boolean complete = true;

    private boolean at(double seconds, long remaining, long end) {
        return quiet.isReached(
                atWork, complete, new Standing(remaining, Map.of("alerts", end)), (long) (seconds * 1e9));
    }

    @Test
    void needsTwoAndAHalfSecondsWithoutAChange() {
        assertThat(at(10, 0, 5)).isFalse();
        assertThat(at(12.4, 0, 5)).isFalse();
        assertThat(at(12.5, 0, 5)).isTrue();
    }

    @Test
    void beginsAnewWhenSomethingIsWrittenOrLeftToRead() {
        at(10, 0, 5);
        assertThat(at(12.4, 0, 6)).isFalse();
        assertThat(at(14.8, 0, 6)).isFalse();
        assertThat(at(14.9, 1, 6)).isFalse();
        assertThat(at(17.3, 0, 6)).isFalse();
        assertThat(at(17.4, 0, 6)).isTrue();
    }

    @Test
    void isNotReachedBeforeTheApplicationHasItsState() {
        atWork = false;
        at(0, 0, 5);
        assertThat(at(100, 0, 5)).isFalse();
        atWork = true;
        assertThat(at(102, 0, 5)).isFalse();
        assertThat(at(102.5, 0, 5)).isTrue();
    }

    @Test
    void waitsForASilentTaskAsLongAsTheMarketDoes() {
        complete = false;
        at(10, 0, 5);
        assertThat(at(17.4, 0, 5)).isFalse();
        assertThat(at(17.5, 0, 5)).isTrue();
    }
}
