package io.southflow.topology;

import io.southflow.wire.AvroSerializer;
import io.southflow.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;

/** Records as bytes with the moments when they come, handed out in that order, with partitions and offsets. */
final class GoldenArrivals {
    /** Arrivals up to so many milliseconds after their time, a second time too. */
    private static final int LATE_MILLIS = 20_000;

    private record Arrival(long millis, int place, String topic, String symbol, byte[] value) {}

    private final SplittableRandom random;
    private final AvroSerializer serializer;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<String, Long> offsets = new HashMap<>();

    GoldenArrivals(SplittableRandom random, AvroSerializer serializer) {
        this.random = random;
        this.serializer = serializer;
    }

    /** Comes late, and perhaps twice. */
    <T extends SpecificRecord> void late(Topic<T> topic, long millis, T value) {
        arrive(topic, millis + random.nextInt(LATE_MILLIS), value);
        if (random.nextInt(15) == 0) {
            arrive(topic, millis + random.nextInt(LATE_MILLIS), value);
        }
    }

    <T extends SpecificRecord> void arrive(Topic<T> topic, long millis, T value) {
        raw(topic.name(), symbolOf(value), millis, serializer.serialize(topic.name(), value));
    }

    void raw(String topic, String key, long millis, byte[] value) {
        arrivals.add(new Arrival(millis, arrivals.size(), topic, key, value));
    }

    private static String symbolOf(SpecificRecord value) {
        return (String) value.get(value.getSchema().getField("symbol").pos());
    }

    /** Nothing of a symbol comes on a topic in a span of time. */
    void silence(Topic<?> topic, String symbol, long from, long to) {
        arrivals.removeIf(each -> each.topic.equals(topic.name())
                && symbol.equals(each.symbol)
                && each.millis >= from
                && each.millis < to);
    }

    /** Hands out what arrives before a moment, in order. */
    List<ConsumerRecord<byte[], byte[]>> takeUntil(long millis) {
        arrivals.sort(Comparator.comparingLong(Arrival::millis).thenComparingInt(Arrival::place));
        List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
        int count = 0;
        while (count < arrivals.size() && arrivals.get(count).millis < millis) {
            taken.add(record(arrivals.get(count++)));
        }
        arrivals.subList(0, count).clear();
        return taken;
    }

    private ConsumerRecord<byte[], byte[]> record(Arrival arrival) {
        byte[] key = arrival.symbol == null ? null : arrival.symbol.getBytes(StandardCharsets.UTF_8);
        int partition = key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % GoldenTask.STOCKS.size();
        long offset = offsets.merge(arrival.topic + partition, 1L, Long::sum) - 1;
        return GoldenFile.input(arrival.topic, partition, offset, arrival.millis, key, arrival.value);
    }
}
