package io.southflow.analytics.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.position.SessionGate;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PriceHighsTest {
    private static final long SEED = 5;

    @Test
    void aHistoryLoadedAfterwardsCountsAsIfItHadComeInOrder() {
        PriceHighs highs = new PriceHighs();
        highs.add(1_000, 400);
        highs.add(10, 560);
        highs.add(20, 380);
        assertThat(highs.firstKnown()).isEqualTo(10);
        assertThat(highs.since(500, 2_000)).isEqualTo(10);
        assertThat(highs.since(390, 2_000)).isEqualTo(1_000);
    }

    @Test
    void answersAsASearchThroughAllDaysDoesInWhateverOrderTheyCome() {
        System.out.println("PriceHighsTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        PriceHighs highs = new PriceHighs();
        TreeMap<Integer, Long> all = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            int day = random.nextInt(200);
            long high = 1 + random.nextLong(100);
            highs.add(day, high);
            all.merge(day, high, Math::max);
            int today = random.nextInt(220);
            long price = random.nextLong(110);
            int since = all.headMap(today, false).descendingMap().entrySet().stream()
                    .filter(each -> each.getValue() >= price)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(SessionGate.NONE);
            if (today > all.lastKey()) {
                assertThat(highs.since(price, today)).isEqualTo(since);
            }
        }
    }
}
