package io.southflow.feed.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.calendar.TradingCalendar;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.wire.Topics;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TapeOrderTest {
    private final TapeReading tape = TapeReading.ofSeed(Tape.DEFAULT_SEED);

    @Test
    void timesNeverGoBackSequencesHaveNoGapsAndHistoryComesFirst() {
        assertThat(tape.faults).isEmpty();
        assertThat(tape.history).isGreaterThan(100_000);
    }

    @Test
    void atLeastThreeMillionEventsFollowTheHistory() {
        assertThat(tape.paced).isBetween(3_000_000L, 3_600_000L);
        assertThat(tape.counts.get("southbound.flows")).isBetween(1_200_000L, 1_400_000L);
        assertThat(tape.counts.get("market.ticks")).isBetween(1_800_000L, 2_000_000L);
        assertThat(TapeReading.tape(Tape.DEFAULT_SEED, 1).size()).isEqualTo(tape.paced + tape.history);
    }

    @Test
    void theSameSeedGivesTheSameEvents() {
        Tape again = TapeReading.tape(Tape.DEFAULT_SEED, 1);
        assertThat(again.id()).isEqualTo(TapeReading.tape(Tape.DEFAULT_SEED, 1).id());
        assertThat(TapeReading.read(again).hash).isEqualTo(tape.hash);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 50_000, 112_137, 112_138, 112_139, 350_000, 1_234_567})
    void skippingIsReadingAndDiscarding(long events) {
        Tape read = TapeReading.tape(5, 1);
        for (long i = 0; i < events; i++) {
            read.next();
        }
        Tape skipped = TapeReading.tape(5, 1);

        assertThat(skipped.skip(events)).isEqualTo(events);
        assertThat(next(skipped, 1_000)).isEqualTo(next(read, 1_000));
    }

    @Test
    void skippingGoesOnFromWhereReadingStopped() {
        Tape twice = TapeReading.tape(5, 1);
        twice.skip(300_000);
        next(twice, 100);
        twice.skip(400_000);
        Tape once = TapeReading.tape(5, 1);
        once.skip(700_100);

        assertThat(next(twice, 10)).isEqualTo(next(once, 10));
    }

    @Test
    void skippingStopsAtTheEnd() {
        Tape short5 = TapeReading.tape(5, 1);

        assertThat(short5.skip(Long.MAX_VALUE)).isEqualTo(short5.size());
        assertThat(short5.next()).isNull();
        assertThat(short5.skip(1)).isZero();
    }

    @Test
    void everySessionIsClosedByHeartbeats() {
        int listings = tape.ticks.size();
        assertThat(tape.counts.get("heartbeats of ticks")).isEqualTo(31L * listings);
        assertThat(tape.counts.get("heartbeats of flows")).isEqualTo(28L * tape.flows.size());
        assertThat(tape.heartbeats).containsOnlyKeys("16:30", "12:30");
        assertThat(tape.heartbeats.get("12:30")).as("the half day").isEqualTo(listings);
    }

    @Test
    void anotherCalendarIsRefused() throws IOException {
        TradingCalendar weekdays = TradingCalendar.parse(new StringReader(""), "none");

        assertThatThrownBy(() -> new Tape(1, 1, new Topics(""), weekdays))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("calendar");
        assertThatThrownBy(() -> new Tape(1, 0, new Topics(""), TradingCalendar.hongKong()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 20");
    }

    private static List<FeedEvent> next(Tape tape, int count) {
        List<FeedEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(tape.next());
        }
        return events;
    }
}
