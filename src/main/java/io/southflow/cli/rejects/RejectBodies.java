package io.southflow.cli.rejects;

import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.settings.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Fetches rejects by their positions, some at a time. */
final class RejectBodies implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;

    RejectBodies(KafkaSettings kafka, Set<TopicPartition> partitions) {
        consumer = new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitions);
    }

    /** The rejects in the order asked for, without those that were deleted meanwhile. */
    List<Reject> of(List<Chosen> wanted) {
        Map<TopicPartition, TreeSet<Long>> missing = new HashMap<>();
        for (Chosen one : wanted) {
            missing.computeIfAbsent(partition(one.reject()), any -> new TreeSet<>())
                    .add(one.reject().offset());
        }
        Map<Position, Reject> found = new HashMap<>();
        consumer.pause(consumer.assignment());
        missing.forEach((partition, offsets) -> {
            if (consumer.position(partition) != offsets.first()) {
                consumer.seek(partition, offsets.first());
            }
        });
        consumer.resume(missing.keySet());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!missing.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new CommandFailure("the rejects at " + missing.keySet() + " cannot be read: run it again");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Reject reject = new Reject(record);
                TreeSet<Long> offsets = missing.get(partition(reject.position()));
                if (offsets != null && offsets.contains(record.offset())) {
                    found.put(reject.position(), reject);
                }
            }
            missing.entrySet().removeIf(each -> {
                boolean isPassed =
                        consumer.position(each.getKey()) > each.getValue().last();
                if (isPassed) {
                    consumer.pause(List.of(each.getKey()));
                }
                return isPassed;
            });
        }
        List<Reject> rejects = new ArrayList<>(wanted.size());
        for (Chosen one : wanted) {
            Reject reject = found.get(one.reject());
            if (reject != null) {
                rejects.add(reject);
            }
        }
        return rejects;
    }

    private static TopicPartition partition(Position position) {
        return new TopicPartition(position.topic(), position.partition());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
