package io.southflow.cli.rejects;

import io.southflow.calendar.TradingTime;
import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.kafka.InputPartitions;
import io.southflow.cli.kafka.Values;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Replays rejects to the inputs they came from, each once. There is one at a time: a second ends the first. Bytes, key
 * and timestamp are what they were.
 */
public final class Replay implements AutoCloseable {
    /** Chosen at a time; each takes some 200 bytes of memory. */
    public static final int MOST = 1_000_000;

    /** Small, so that who stops it waits for little. */
    private static final int MOST_IN_TRANSACTION = 200;

    private static final int MOST_BYTES_IN_TRANSACTION = 16 * 1024 * 1024;

    private final KafkaSettings kafka;
    private final Topics topics;
    private final Deserializer<Object> deserializer;
    private final ReplayMarks marks;
    /** Null when nothing is to be published. */
    private final ReplayProducer producer;

    /**
     * @param dry whether nothing is to be published; then another replay goes on
     * @throws CommandFailure when Kafka does not let it begin
     */
    public Replay(KafkaSettings kafka, Topics topics, boolean dry) {
        this.kafka = kafka;
        this.topics = topics;
        deserializer = Values.deserializer(kafka.serde());
        // First, as it ends whoever ran before: what that one has replayed is then marked or not replayed.
        producer = dry ? null : new ReplayProducer(kafka, topics);
        try {
            marks = ReplayMarks.readAll(kafka, topics);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Looks at all rejects.
     *
     * @param since when the oldest was rejected; null for any
     * @param again whether to take what was rejected once more after a replay
     * @param most how many to take, up to {@link #MOST}
     */
    public ReplayPlan plan(RejectFilter filter, Instant since, boolean again, long most, BooleanSupplier stopped) {
        ReplayPlan plan = new ReplayPlan(
                reject -> (since == null || reject.record().timestamp() >= since.toEpochMilli()) && filter.test(reject),
                again,
                Math.min(most, MOST),
                marks,
                InputPartitions.of(kafka, topics),
                deserializer);
        new RejectReading(kafka, topics).read(null, stopped, plan::offer);
        return plan;
    }

    /** What of the plan would be late. */
    public Late late(ReplayPlan plan, BooleanSupplier stopped) {
        return new LateCheck(kafka, deserializer, plan.rejected()).find(plan.inOrder(), stopped);
    }

    /**
     * Publishes what is planned, until {@code stopped}: then what is not published is left to the next run.
     *
     * @param progress takes the number published so far, after each transaction
     * @return how many were published
     * @throws CommandFailure with one line when it cannot go on; what was committed stays
     */
    public long publish(ReplayPlan plan, BooleanSupplier stopped, LongConsumer progress) {
        List<Chosen> order = plan.inOrder();
        long published = 0;
        try (RejectBodies bodies = new RejectBodies(kafka, partitions(order))) {
            for (int from = 0; from < order.size() && !stopped.getAsBoolean(); ) {
                int to = endOfTransaction(order, from);
                published += publish(order.subList(from, to), bodies);
                progress.accept(published);
                from = to;
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw ReplayProducer.explain(e, kafka);
        }
        return published;
    }

    private int publish(List<Chosen> chosen, RejectBodies bodies) {
        Map<Position, Chosen> byReject = chosen.stream().collect(Collectors.toMap(Chosen::reject, one -> one));
        List<Reject> rejects = bodies.of(chosen);
        producer.begin();
        Instant now = Instant.now();
        for (Reject reject : rejects) {
            producer.send(reject, byReject.get(reject.position()), now);
            marks.add(reject.original());
        }
        producer.commit(marks.changes());
        return rejects.size();
    }

    /**
     * A day is visible before another one of another topic: readers take the inputs a day at a time, see {@code
     * PublisherTransaction}.
     */
    private static int endOfTransaction(List<Chosen> order, int from) {
        Chosen first = order.get(from);
        boolean otherTopic = false;
        boolean otherDay = false;
        long bytes = first.bytes();
        int to = from + 1;
        while (to < order.size() && to - from < MOST_IN_TRANSACTION) {
            Chosen next = order.get(to);
            otherTopic |= !next.original().topic().equals(first.original().topic());
            otherDay |= TradingTime.dayOf(next.timestamp()) != TradingTime.dayOf(first.timestamp());
            bytes += next.bytes();
            if (otherTopic && otherDay || bytes > MOST_BYTES_IN_TRANSACTION) {
                break;
            }
            to++;
        }
        return to;
    }

    private static Set<TopicPartition> partitions(List<Chosen> order) {
        return order.stream()
                .map(one ->
                        new TopicPartition(one.reject().topic(), one.reject().partition()))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        deserializer.close();
        if (producer != null) {
            producer.close();
        }
    }
}
