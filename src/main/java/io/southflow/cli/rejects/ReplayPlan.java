package io.southflow.cli.rejects;

import io.southflow.check.RejectReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/** What is replayed and what is not, and in which order. Every reject there is has to be offered, in any order. */
public final class ReplayPlan {
    private final Predicate<Reject> filter;
    private final boolean again;
    private final long most;
    private final ReplayMarks marks;
    private final Map<String, Integer> partitions;
    private final Deserializer<Object> deserializer;

    private final List<Chosen> chosen = new ArrayList<>();
    private final RejectCounts counts = new RejectCounts();
    private final OffsetSet rejected = new OffsetSet();
    private final OffsetSet taken = new OffsetSet();
    private final Map<String, String> strings = new HashMap<>();
    private long before;
    private long rejectedAgain;
    private long beyond;
    private long foreign;

    /**
     * @param again whether to take what was rejected once more after a replay
     * @param most how many to take
     * @param partitions of each input
     */
    ReplayPlan(
            Predicate<Reject> filter,
            boolean again,
            long most,
            ReplayMarks marks,
            Map<String, Integer> partitions,
            Deserializer<Object> deserializer) {
        this.filter = filter;
        this.again = again;
        this.most = most;
        this.marks = marks;
        this.partitions = partitions;
        this.deserializer = deserializer;
    }

    void offer(Reject reject) {
        Position original = reject.original();
        if (original != null) {
            rejected.add(original);
        }
        if (!filter.test(reject)) {
            return;
        }
        if (original == null || !partitions.containsKey(original.topic())) {
            foreign++;
        } else if (marks.contains(original)) {
            before++;
        } else if (reject.replays() > 0 && !again) {
            rejectedAgain++;
        } else if (taken.contains(original)) {
            // Without exactly-once the application may reject the same record twice.
            return;
        } else if (chosen.size() >= most) {
            beyond++;
        } else {
            taken.add(original);
            chosen.add(choose(reject, original));
            counts.add(reject.reason(), original.topic());
        }
    }

    private Chosen choose(Reject reject, Position original) {
        ConsumerRecord<byte[], byte[]> record = reject.record();
        SessionEvent event = SessionEvent.of(original.topic(), record, deserializer);
        OptionalLong stamp = reject.timestamp();
        boolean isAstray = reject.reason().equals(RejectReason.WRONG_PARTITION.name()) && record.key() != null;
        return new Chosen(
                new Position(shared(original.topic()), original.partition(), original.offset()),
                isAstray
                        ? Utils.toPositive(Utils.murmur2(record.key())) % partitions.get(original.topic())
                        : original.partition(),
                stamp.isPresent() ? stamp.getAsLong() : event != null ? event.millis() : record.timestamp(),
                reject.position(),
                Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize()),
                event == null ? null : shared(reject.key()),
                event == null ? 0 : event.day(),
                reject.reason().equals(RejectReason.LATE.name()));
    }

    private String shared(String text) {
        return strings.computeIfAbsent(text, same -> same);
    }

    /** In the order of replay: each partition's in the order of its offsets, and among partitions by timestamp. */
    List<Chosen> inOrder() {
        Map<Position, List<Chosen>> byPartition = new HashMap<>();
        for (Chosen one : chosen) {
            byPartition
                    .computeIfAbsent(
                            new Position(one.original().topic(), one.original().partition(), 0),
                            any -> new ArrayList<>())
                    .add(one);
        }
        PriorityQueue<Run> runs = new PriorityQueue<>(
                Comparator.comparingLong((Run run) -> run.head().timestamp())
                        .thenComparing(run -> run.head().original().topic())
                        .thenComparing(run -> run.head().original().partition()));
        byPartition.values().forEach(list -> {
            list.sort(Comparator.comparingLong(one -> one.original().offset()));
            runs.add(new Run(list));
        });
        List<Chosen> order = new ArrayList<>(chosen.size());
        while (!runs.isEmpty()) {
            Run run = runs.remove();
            order.add(run.head());
            if (run.next()) {
                runs.add(run);
            }
        }
        return order;
    }

    /** One partition's, of which some are taken already. */
    private static final class Run {
        private final List<Chosen> all;
        private int at;

        Run(List<Chosen> all) {
            this.all = all;
        }

        Chosen head() {
            return all.get(at);
        }

        boolean next() {
            return ++at < all.size();
        }
    }

    /** How many of what are replayed. */
    public RejectCounts counts() {
        return counts;
    }

    /** Whether something of it belongs to a session. */
    public boolean hasSessions() {
        return chosen.stream().anyMatch(one -> one.symbol() != null);
    }

    /** Those that the filter lets pass and that were replayed before. */
    public long before() {
        return before;
    }

    /** Those that were rejected once more after a replay, and are left. */
    public long rejectedAgain() {
        return rejectedAgain;
    }

    /** Those that are more than were asked for. */
    public long beyond() {
        return beyond;
    }

    /** Those that came from no input. */
    public long foreign() {
        return foreign;
    }

    /** Where all rejects were read, also those that are not replayed. */
    OffsetSet rejected() {
        return rejected;
    }
}
