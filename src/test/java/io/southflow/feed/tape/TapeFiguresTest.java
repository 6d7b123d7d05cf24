package io.southflow.feed.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TapeFiguresTest {
    private final TapeReading tape = TapeReading.ofSeed(Tape.DEFAULT_SEED);

    @Test
    void eventsAddUpToEveryPublishedFigure() {
        PublishedFigures.assertIn(tape);
    }

    @Test
    void anotherSeedIsAnotherTapeWithTheSameFigures() {
        TapeReading other = TapeReading.read(TapeReading.tape(99, 1));

        assertThat(other.faults).isEmpty();
        assertThat(other.hash).isNotEqualTo(tape.hash);
        LocalDate date = LocalDate.of(2025, 1, 20);
        assertThat(other.net("70001", date)).isNotEqualTo(tape.net("70001", date));
        PublishedFigures.assertIn(other);
    }

    @Test
    void twiceTheScaleIsTwiceTheEventsWithTheSameFigures() {
        TapeReading twice = TapeReading.read(TapeReading.tape(Tape.DEFAULT_SEED, 2));

        assertThat(twice.faults).isEmpty();
        assertThat(twice.paced).isBetween(tape.paced * 19 / 10, tape.paced * 2);
        PublishedFigures.assertIn(twice);
    }

    @Test
    void thirtyOneSessionsOfWhichTwentyEightAreSouthbound() {
        assertThat(tape.ticks.get("00700")).hasSize(31);
        assertThat(new TreeSet<>(tape.ticks.get("70001").keySet()))
                .startsWith(LocalDate.of(2025, 1, 2))
                .endsWith(LocalDate.of(2025, 2, 18));
        assertThat(tape.southboundTurnover).hasSize(28);
        assertThat(tape.southboundTurnover.headMap(LocalDate.of(2025, 2, 1))).hasSize(18);
        assertThat(tape.southboundTurnover.subMap(LocalDate.of(2025, 1, 28), LocalDate.of(2025, 2, 5)))
                .isEmpty();
    }

    @Test
    void secondaryListingsTradeButHaveNoFlows() {
        for (String code : new String[] {"09618", "09888", "09961", "09999", "09866"}) {
            assertThat(tape.ticks).containsKey(code);
            assertThat(tape.flows).doesNotContainKey(code);
        }
    }
}
