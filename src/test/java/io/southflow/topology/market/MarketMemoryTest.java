package io.southflow.topology.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.EventCounts;
import io.southflow.schema.MarketPartial;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is kept of the tasks' parts is bounded by their bytes. */
class MarketMemoryTest {
    private static final long SEED = 11;
    private static final Instant OPEN = Instant.parse("2025-02-17T01:30:00Z");

    private final List<String> forgotten = new ArrayList<>();
    private final MarketParts parts =
            new MarketParts(1_000, (task, moment, isLive) -> forgotten.add(task + " " + at(moment)));

    private static long at(Instant moment) {
        return moment.getEpochSecond() - OPEN.getEpochSecond();
    }

    private static MarketPartial part(int task, int second) {
        return new MarketPartial(
                task,
                OPEN.plusSeconds(second),
                LocalDate.parse("2025-02-17"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new EventCounts(1L, 0L, 0L, 0L),
                null,
                List.of(),
                false,
                null,
                null);
    }

    private List<String> asOf(int second) {
        return parts.takeAsOf(OPEN.plusSeconds(second)).stream()
                .map(each -> each.getTask() + " " + at(each.getAsOf()))
                .toList();
    }

    @Test
    void theTaskThatToldMostLosesItsOldest() {
        parts.add(part(0, 1), 100);
        parts.add(part(1, 1), 300);
        parts.add(part(1, 2), 300);
        parts.add(part(1, 3), 300);
        assertThat(forgotten).isEmpty();
        parts.add(part(0, 2), 200);
        assertThat(forgotten).containsExactly("1 1");
        assertThat(parts.allHave(OPEN.plusSeconds(1))).isFalse();
        assertThat(asOf(2)).containsExactly("0 2", "1 2");
    }

    @Test
    void fewLargePartsCountAsMuchAsManySmallOnes() {
        for (int second = 0; second < 1_000; second++) {
            parts.add(part(0, second), 1);
        }
        assertThat(forgotten).isEmpty();
        parts.add(part(0, 1_000), 400);
        assertThat(forgotten).hasSize(400).startsWith("0 0").endsWith("0 399");
    }

    @Test
    void aPartThatReplacesAnotherIsCountedOnce() {
        for (int times = 0; times < 100; times++) {
            parts.add(part(0, 1), 900);
        }
        parts.add(part(0, 2), 100);
        assertThat(forgotten).isEmpty();
        parts.add(part(0, 3), 1);
        assertThat(forgotten).containsExactly("0 1");
    }

    @Test
    void theLatestOfATaskStaysHoweverLarge() {
        parts.add(part(0, 1), 5_000);
        parts.add(part(1, 1), 5_000);
        parts.add(part(1, 2), 5_000);
        assertThat(forgotten).containsExactly("1 1");
        assertThat(asOf(2)).containsExactly("0 1", "1 2");
    }

    @Test
    void whatIsShownMakesRoom() {
        for (int second = 0; second < 10; second++) {
            parts.add(part(0, second), 100);
        }
        assertThat(asOf(9)).containsExactly("0 9");
        forgotten.clear();
        for (int second = 10; second < 19; second++) {
            parts.add(part(0, second), 100);
        }
        assertThat(forgotten).isEmpty();
    }

    @Test
    void nothingKeptIsEverMoreThanTheBoundAndTheLatestOnes() {
        System.out.println("MarketMemoryTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        int[] seconds = new int[3];
        long[][] bytes = new long[3][3_001];
        MarketParts many = new MarketParts(1_000, (task, moment, isLive) -> bytes[task][(int) at(moment)] = 0);
        for (int step = 0; step < 3_000; step++) {
            int task = random.nextInt(3);
            int length = 1 + random.nextInt(300);
            int second = ++seconds[task];
            bytes[task][second] = length;
            many.add(part(task, second), length);
            long kept = 0;
            for (long[] ofTask : bytes) {
                for (long each : ofTask) {
                    kept += each;
                }
            }
            assertThat(kept).isLessThanOrEqualTo(1_000).isGreaterThan(step < 20 ? 0 : 600);
        }
    }
}
