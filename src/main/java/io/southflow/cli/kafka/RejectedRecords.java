package io.southflow.cli.kafka;

import io.southflow.check.RejectReason;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.feed.publish.Published;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;

/**
 * Counts how many of the records that somebody has just published were rejected by the application. To be made before
 * they are published: only what is rejected from then on is looked at.
 */
public final class RejectedRecords implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;
    /** Beside the wait for the application: its open transaction ends within its commit interval. */
    private static final Duration READING = Duration.ofSeconds(10);

    private final KafkaSettings kafka;
    private final String rejects;
    private final Admin admin;
    private final Map<TopicPartition, Long> starts;

    /**
     * What became of them.
     *
     * @param byReason how many were rejected, of those that were seen
     * @param unknown why it is not known of all of them, in a few words; empty when it is
     */
    public record Answer(Map<String, Long> byReason, String unknown) {
        public Answer {
            byReason = new TreeMap<>(byReason);
        }

        public long rejected() {
            return byReason.values().stream().mapToLong(Long::longValue).sum();
        }

        /** In a line of output: {@code 3 rejected by the application (LATE 3): southflow rejects --since 1h}. */
        public String text() {
            if (rejected() == 0) {
                return unknown.isEmpty()
                        ? "none rejected by the application"
                        : "rejected by the application: unknown, " + unknown;
            }
            StringBuilder reasons = new StringBuilder();
            byReason.forEach((reason, count) ->
                    reasons.append(reasons.isEmpty() ? "" : ", ").append("%s %,d".formatted(reason, count)));
            return "%s%,d rejected by the application (%s): southflow rejects --since 1h%s"
                    .formatted(
                            unknown.isEmpty() ? "" : "at least ",
                            rejected(),
                            reasons,
                            unknown.isEmpty() ? "" : " (" + unknown + ")");
        }
    }

    /**
     * @param rejects name of their topic
     * @throws CommandFailure when there is none
     */
    public RejectedRecords(KafkaSettings kafka, String rejects) {
        this.kafka = kafka;
        this.rejects = rejects;
        try (MergedReader reader = new MergedReader(rejects, kafka.consumer())) {
            starts = reader.ends();
        }
        admin = Admin.create(kafka.admin());
    }

    /**
     * Waits until the application has read what was published, and counts. What Kafka does not allow or does not say is
     * part of the answer: whoever publishes need not be allowed to read rejects.
     *
     * @param published each partition's records; gaps may be others'
     * @param patience how long to wait for the application
     */
    public Answer count(Map<TopicPartition, Published.Range> published, Duration patience, BooleanSupplier stopped) {
        if (published.isEmpty()) {
            return new Answer(Map.of(), "");
        }
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, Long> byReason = new TreeMap<>();
        try {
            String unknown = await(published, deadline, stopped);
            try (MergedReader reader = new MergedReader(rejects, kafka.consumer()).from(starts)) {
                // Past what is open now: its transaction may be the one that has our last record.
                long latest = System.nanoTime() + READING.toNanos();
                boolean whole = reader.readTo(
                        reader.endsOfAll(admin),
                        () -> stopped.getAsBoolean() || System.nanoTime() > latest,
                        record -> count(record, published, byReason));
                return new Answer(byReason, whole ? unknown : "its transaction stays open");
            }
        } catch (KafkaException | CommandFailure e) {
            return new Answer(byReason, String.valueOf(e.getMessage()));
        }
    }

    /** Returns why it is not known that the application has read them all; empty when it has. */
    private String await(Map<TopicPartition, Published.Range> published, long deadline, BooleanSupplier stopped) {
        while (true) {
            long behind = behind(published);
            if (behind == 0) {
                return "";
            }
            if (!isRunning()) {
                return "the application is not running";
            }
            if (stopped.getAsBoolean() || System.nanoTime() >= deadline) {
                return "it is %,d records behind".formatted(behind);
            }
            pause();
        }
    }

    private long behind(Map<TopicPartition, Published.Range> published) {
        Map<TopicPartition, OffsetAndMetadata> committed = KafkaCalls.get(
                admin.listConsumerGroupOffsets(kafka.applicationId()).partitionsToOffsetAndMetadata(),
                "read offsets of " + kafka.applicationId());
        long behind = 0;
        for (Map.Entry<TopicPartition, Published.Range> range : published.entrySet()) {
            OffsetAndMetadata offset = committed.get(range.getKey());
            long from = offset == null ? range.getValue().first() : offset.offset();
            behind += Math.max(
                    0,
                    range.getValue().last()
                            + 1
                            - Math.max(from, range.getValue().first()));
        }
        return behind;
    }

    private boolean isRunning() {
        String group = kafka.applicationId();
        try {
            ConsumerGroupDescription described = admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get();
            return described.groupState() != GroupState.EMPTY && described.groupState() != GroupState.DEAD;
        } catch (ExecutionException e) {
            // Another group protocol's is not described this way; whether it has committed tells enough.
            return !(e.getCause() instanceof GroupIdNotFoundException);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static void count(
            ConsumerRecord<byte[], byte[]> reject,
            Map<TopicPartition, Published.Range> published,
            Map<String, Long> byReason) {
        String partition = header(reject, RejectReason.PARTITION_HEADER);
        String offset = header(reject, RejectReason.OFFSET_HEADER);
        if (partition.matches("\\d{1,9}") && offset.matches("\\d{1,18}")) {
            Published.Range range = published.get(
                    new TopicPartition(header(reject, RejectReason.TOPIC_HEADER), Integer.parseInt(partition)));
            if (range != null && range.contains(Long.parseLong(offset))) {
                byReason.merge(header(reject, RejectReason.HEADER), 1L, Long::sum);
            }
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
