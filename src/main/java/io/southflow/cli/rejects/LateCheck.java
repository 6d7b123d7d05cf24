package io.southflow.cli.rejects;

import io.southflow.analytics.position.SessionGate;
import io.southflow.calendar.TradingTime;
import io.southflow.cli.settings.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Finds what would be late, before anything is replayed, from the inputs themselves: they also hold what the application
 * has yet to read, and reads before the replay. It reads on from the first reject, or from the end of its day where that
 * is earlier, and asks of each stock's topic which session two events, themselves not rejected, have opened.
 */
final class LateCheck {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final byte[] NOTHING = {};

    /** What is replayed to one partition. */
    private static final class Input {
        private final Map<String, SessionGate> gates = new HashMap<>();
        private long firstOffset = Long.MAX_VALUE;
        private int firstDay = Integer.MAX_VALUE;

        void add(Chosen one) {
            // The session before the earliest that is replayed cannot be told and does not matter.
            SessionGate gate = gates.computeIfAbsent(one.symbol(), any -> new SessionGate());
            if (gate.day() == SessionGate.NONE || one.day() < gate.day()) {
                gate.open(one.day());
            }
            firstDay = Math.min(firstDay, one.day());
            if (one.target() == one.original().partition()) {
                firstOffset = Math.min(firstOffset, one.original().offset());
            }
        }
    }

    private final KafkaSettings kafka;
    private final Deserializer<Object> deserializer;
    private final OffsetSet rejected;
    private final Map<TopicPartition, Input> inputs = new HashMap<>();

    /** @param rejected where all rejects were read */
    LateCheck(KafkaSettings kafka, Deserializer<Object> deserializer, OffsetSet rejected) {
        this.kafka = kafka;
        this.deserializer = deserializer;
        this.rejected = rejected;
    }

    /** Those of the chosen that would be late. */
    Late find(List<Chosen> chosen, BooleanSupplier stopped) {
        chosen.stream().filter(one -> one.symbol() != null).forEach(one -> inputs.computeIfAbsent(
                        partition(one), any -> new Input())
                .add(one));
        if (!inputs.isEmpty()) {
            read(stopped);
        }
        Late late = new Late();
        for (Chosen one : chosen) {
            if (one.symbol() != null) {
                int open = inputs.get(partition(one)).gates.get(one.symbol()).day();
                if (one.day() < open) {
                    late.add(one.symbol(), one.original().topic(), open);
                    continue;
                }
            }
            if (one.isLate()) {
                late.add();
            }
        }
        return late;
    }

    private static TopicPartition partition(Chosen one) {
        return new TopicPartition(one.original().topic(), one.target());
    }

    private void read(BooleanSupplier stopped) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(inputs.keySet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(inputs.keySet());
            starts(consumer, ends).forEach(consumer::seek);
            while (!stopped.getAsBoolean()
                    && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(this::see);
            }
        }
    }

    private Map<TopicPartition, Long> starts(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> midnights = new HashMap<>();
        inputs.forEach((partition, input) ->
                midnights.put(partition, TradingTime.midnightAfter(TradingTime.millisOf(input.firstDay, 0))));
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (Map.Entry<TopicPartition, OffsetAndTimestamp> found :
                consumer.offsetsForTimes(midnights).entrySet()) {
            long ofLaterDays = found.getValue() == null
                    ? ends.get(found.getKey())
                    : found.getValue().offset();
            starts.put(found.getKey(), Math.min(ofLaterDays, inputs.get(found.getKey()).firstOffset));
        }
        return starts;
    }

    private void see(ConsumerRecord<byte[], byte[]> record) {
        SessionGate gate = record.key() == null || record.value() == null
                ? null
                : inputs.get(new TopicPartition(record.topic(), record.partition()))
                        .gates
                        .get(new String(record.key(), StandardCharsets.UTF_8));
        if (gate == null || rejected.contains(new Position(record.topic(), record.partition(), record.offset()))) {
            return;
        }
        SessionEvent event = SessionEvent.of(record.topic(), record, deserializer);
        if (event != null) {
            judge(gate, event.day(), event.identity());
        }
    }

    /** As the application does. */
    private static void judge(SessionGate gate, int day, String identity) {
        switch (gate.judge(day, identity)) {
            case CURRENT -> gate.release();
            case HOLD -> gate.hold(day, identity, NOTHING);
            case OPENS -> gate.open(day);
            case OPENS_WITH_HELD -> gate.open(gate.release().day());
            case OPENS_HELD -> {
                gate.open(gate.release().day());
                gate.hold(day, identity, NOTHING);
            }
            case LATE, DUPLICATE -> {
                // Moves nobody.
            }
        }
    }
}
