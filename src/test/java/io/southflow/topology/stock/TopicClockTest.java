package io.southflow.topology.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.topology.MonitorHarness;
import io.southflow.topology.api.MonitorSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is restored again and again knows the numbers that one knows that never stops. */
class TopicClockTest {
    private final MonitorSettings settings = MonitorHarness.settings(ShippedRules.standard(), Map.of(), 1);
    private final Map<Integer, byte[]> rows = new HashMap<>();
    private byte[] head;

    private TopicClock clock() {
        return new TopicClock(settings, TopicClock.FLOW_NUMBERS);
    }

    private void save(TopicClock clock) {
        head = RowSink.bytes(clock::write);
        clock.save((block, index, row) -> {
            assertThat(block).isEqualTo(TopicClock.FLOW_NUMBERS);
            rows.put(index, row);
        });
    }

    private TopicClock restored() {
        TopicClock clock = clock();
        RowSink.parse(head, clock::read);
        rows.forEach((place, row) -> clock.load(place, SavedBlock.ofRow("N", row, null)));
        clock.loaded();
        return clock;
    }

    /** @param sources more than a clock remembers, or fewer */
    @ParameterizedTest
    @ValueSource(ints = {2, 70})
    void knowsTheSameNumbersAfterARestart(int sources) {
        System.out.println("TopicClockTest seed " + sources);
        SplittableRandom random = new SplittableRandom(sources);
        TopicClock steady = clock();
        TopicClock mortal = clock();
        for (int day = 20_000; day < 20_003; day++) {
            steady.open(day);
            mortal.open(day);
            long[] numbers = new long[sources];
            for (int i = 0; i < 20_000; i++) {
                int source = random.nextInt(100) == 0 ? random.nextInt(sources) : random.nextInt(2);
                numbers[source] += 1 + random.nextInt(30);
                long number =
                        random.nextInt(4) == 0 ? Math.max(0, numbers[source] - random.nextInt(900)) : numbers[source];
                String name = "feed" + source;
                assertThat(mortal.isNew(name, 0, number, i / 30)).isEqualTo(steady.isNew(name, 0, number, i / 30));
                if (random.nextInt(20) == 0) {
                    save(mortal);
                    mortal = random.nextInt(3) == 0 ? restored() : mortal;
                }
            }
        }
        assertThat(rows).isNotEmpty();
    }
}
