package io.southflow.topology.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DayGateTest {
    private static final TopicPartition TICKS = new TopicPartition("ticks", 3);
    private static final TopicPartition BARS = new TopicPartition("bars", 3);
    private static final List<TopicPartition> ALL = List.of(TICKS, BARS);

    private final Map<TopicPartition, Long> ends = new HashMap<>(Map.of(TICKS, 10L, BARS, 5L));
    private final Map<TopicPartition, Long> next = new HashMap<>(Map.of(TICKS, 0L, BARS, 0L));
    private final DayGate gate = new DayGate();
    private int asked;
    private boolean slow;

    private final DayGate.Reader reader = new DayGate.Reader() {
        @Override
        public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
            asked++;
            if (slow) {
                throw new TimeoutException("slow");
            }
            return Map.copyOf(ends);
        }

        @Override
        public long next(TopicPartition partition) {
            return next.get(partition);
        }
    };

    private static long millis(String hongKong) {
        return OffsetDateTime.parse(hongKong + ":00+08:00").toInstant().toEpochMilli();
    }

    private static ConsumerRecord<byte[], byte[]> record(String hongKong) {
        return new ConsumerRecord<>(
                "ticks",
                3,
                0,
                millis(hongKong),
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                null,
                new RecordHeaders(),
                Optional.empty());
    }

    private void open(String day) {
        gate.hold(TICKS, millis(day));
        next.put(BARS, 5L);
        assertThat(gate.mayOpen(ALL, reader)).isTrue();
        assertThat(gate.open()).containsExactly(TICKS);
    }

    @Test
    void nothingPassesBeforeTheFirstDayIsKnown() {
        assertThat(gate.firstLater(List.of(record("2025-01-02T09:30")))).isZero();
        assertThat(gate.mayOpen(ALL, reader)).isFalse();
        assertThat(asked).isZero();
    }

    @Test
    void aDayEndsAtMidnightInHongKong() {
        open("2025-01-02T09:30");
        assertThat(gate.firstLater(List.of(record("2025-01-02T23:59"), record("2025-01-01T10:00"))))
                .isEqualTo(-1);
        assertThat(gate.firstLater(List.of(record("2025-01-02T23:59"), record("2025-01-03T00:00"))))
                .isEqualTo(1);
    }

    @Test
    void theNextDayWaitsUntilTheOtherTopicHasComeToItsEnd() {
        open("2025-01-02T09:30");
        ends.put(BARS, 7L);
        gate.hold(TICKS, millis("2025-01-03T09:30"));
        assertThat(gate.mayOpen(ALL, reader)).isFalse();
        next.put(BARS, 6L);
        assertThat(gate.mayOpen(ALL, reader)).isFalse();
        next.put(BARS, 7L);
        assertThat(gate.mayOpen(ALL, reader)).isTrue();
        assertThat(gate.open()).containsExactly(TICKS);
        assertThat(gate.mayOpen(ALL, reader)).as("something waits").isFalse();
        // Once for the first day and once for the second.
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void ofTwoThatWaitTheEarlierDayGoesFirst() {
        gate.hold(TICKS, millis("2025-01-06T09:30"));
        assertThat(gate.mayOpen(ALL, reader)).isFalse();
        gate.hold(BARS, millis("2025-01-03T16:30"));
        assertThat(gate.mayOpen(ALL, reader)).isTrue();
        assertThat(gate.open()).containsExactly(BARS);
        // The bars go on, to the end that is known, and only then the ticks.
        assertThat(gate.mayOpen(ALL, reader)).isFalse();
        next.put(BARS, 5L);
        assertThat(gate.mayOpen(ALL, reader)).isTrue();
        assertThat(gate.open()).containsExactly(TICKS);
    }

    @Test
    void whatWasWrittenBeforeTheLatestOfThoseThatWaitIsWaitedForToo() {
        gate.hold(TICKS, millis("2025-01-03T09:30"));
        assertThat(gate.mayOpen(ALL, reader)).isFalse();
        ends.put(BARS, 8L);
        gate.hold(TICKS, millis("2025-01-03T09:30"));
        next.put(BARS, 5L);
        assertThat(gate.mayOpen(ALL, reader)).isFalse();
        next.put(BARS, 8L);
        assertThat(gate.mayOpen(ALL, reader)).isTrue();
    }

    @Test
    void aSlowBrokerIsAskedAgain() {
        gate.hold(TICKS, millis("2025-01-03T09:30"));
        next.put(BARS, 5L);
        slow = true;
        assertThat(gate.mayOpen(ALL, reader)).isFalse();
        slow = false;
        assertThat(gate.mayOpen(ALL, reader)).isTrue();
    }

    @Test
    void whatIsReadElsewhereWaitsHereNoMore() {
        gate.hold(TICKS, millis("2025-01-03T09:30"));
        gate.forget(TICKS);
        assertThat(gate.mayOpen(ALL, reader)).as("something waits").isFalse();
    }
}
