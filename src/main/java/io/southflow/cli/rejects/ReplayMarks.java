package io.southflow.cli.rejects;

import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.kafka.MergedReader;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What was replayed, by where it had been read first, so that it stays replayed when the application reads its inputs
 * anew and rejects it once more. Kept in the topic of positions: key {@code replayed southbound.flows-3@1024}, value a
 * bit for each offset from there on.
 */
public final class ReplayMarks {
    private static final String PREFIX = "replayed ";
    /** Longer than Kafka's default transaction.timeout.ms, after which a dead producer's transaction ends. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final OffsetSet replayed = new OffsetSet();
    private final String topic;

    ReplayMarks(String topic) {
        this.topic = topic;
    }

    /** Those that are committed. */
    public static ReplayMarks read(KafkaSettings kafka, Topics topics) {
        ReplayMarks marks = new ReplayMarks(topics.positions());
        try (MergedReader reader = new MergedReader(marks.topic, kafka.consumer())) {
            reader.readTo(reader.ends(), () -> false, marks::take);
        }
        return marks;
    }

    /**
     * Those that are committed, also behind an open transaction of a feed, which is waited for.
     *
     * @throws CommandFailure when one stays open
     */
    static ReplayMarks readAll(KafkaSettings kafka, Topics topics) {
        ReplayMarks marks = new ReplayMarks(topics.positions());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(kafka.admin());
                MergedReader reader = new MergedReader(marks.topic, kafka.consumer())) {
            if (!reader.readTo(reader.endsOfAll(admin), () -> System.nanoTime() > deadline, marks::take)) {
                throw new CommandFailure("a transaction on " + marks.topic + " stays open: 'kafka-transactions.sh"
                        + " find-hanging' finds it");
            }
        }
        return marks;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (key.startsWith(PREFIX) && record.value() != null) {
            replayed.addBlock(Position.parse(key.substring(PREFIX.length()), ""), record.value());
        }
    }

    /** Whether the record that was read there was replayed. */
    public boolean contains(Position original) {
        return original != null && replayed.contains(original);
    }

    void add(Position original) {
        replayed.add(original);
    }

    /** The records that keep what was added since this was asked last. */
    List<ProducerRecord<byte[], byte[]>> changes() {
        List<ProducerRecord<byte[], byte[]>> changes = new ArrayList<>();
        for (Position first : replayed.changed()) {
            changes.add(new ProducerRecord<>(
                    topic, (PREFIX + first).getBytes(StandardCharsets.UTF_8), replayed.block(first)));
        }
        return changes;
    }
}
