package io.southflow.topology;

import io.southflow.schema.MarketFlow;
import io.southflow.schema.MarketPartial;
import io.southflow.schema.SouthboundFlow;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.StubRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;

/** Two tasks of stocks and that of the market, which can be stopped and go on from their rows. */
final class WholeMarket implements AutoCloseable {
    static final int TASKS = GoldenTask.STOCKS.size();

    private final StubRegistry registry = new StubRegistry();
    private final AvroSerializer serializer = new AvroSerializer();
    private final AvroDeserializer deserializer = new AvroDeserializer();
    private final List<GoldenTask> tasks = new ArrayList<>();
    private final List<MarketFlow> shown = new ArrayList<>();
    private final List<String> rejects = new ArrayList<>();
    private final List<Integer> partBytes = new ArrayList<>();
    private GoldenTask market;
    private long now = Instant.parse("2025-12-01T00:00:00Z").toEpochMilli();
    private long offset;

    WholeMarket() {
        serializer.configure(registry.settings(), false);
        deserializer.configure(registry.settings(), false);
        GoldenTask.STOCKS.forEach(name -> tasks.add(task(name, Map.of())));
        market = task(GoldenTask.MARKET, Map.of());
    }

    private GoldenTask task(String name, Map<org.apache.kafka.common.utils.Bytes, byte[]> rows) {
        return new GoldenTask(name, rows, registry.settings(), now);
    }

    /** The task that has a symbol. */
    static int taskOf(String symbol) {
        return Utils.toPositive(Utils.murmur2(symbol.getBytes(StandardCharsets.UTF_8))) % TASKS;
    }

    void send(SouthboundFlow flow) {
        String topic = MonitorHarness.TOPICS.flows().name();
        byte[] key = flow.getSymbol().getBytes(StandardCharsets.UTF_8);
        int task = taskOf(flow.getSymbol());
        ConsumerRecord<byte[], byte[]> record = GoldenFile.input(
                topic, task, offset++, flow.getEventTime().toEpochMilli(), key, serializer.serialize(topic, flow));
        take(tasks.get(task).take(record, now));
    }

    private void take(List<GoldenSent> sent) {
        for (GoldenSent each : sent) {
            if (each.isPartial()) {
                partBytes.add(each.record().value().length);
                take(market.take(
                        GoldenFile.input(
                                each.topic(),
                                0,
                                offset++,
                                each.record().timestamp(),
                                each.record().key(),
                                each.record().value()),
                        now));
            } else if (each.topic().equals(MonitorHarness.TOPICS.market().name())) {
                shown.add((MarketFlow)
                        deserializer.deserialize(each.topic(), each.record().value()));
            } else if (each.topic().equals(MonitorHarness.TOPICS.rejects())) {
                rejects.add(each.line(new GoldenText(registry)).replaceFirst(".*southflow.reason=", ""));
            }
        }
    }

    /** A part as an earlier release would have made it. */
    void send(MarketPartial part) {
        String topic = MonitorHarness.TOPICS.partials().name();
        byte[] key = Integer.toString(part.getTask()).getBytes(StandardCharsets.UTF_8);
        byte[] value = serializer.serialize(topic, part);
        take(market.take(GoldenFile.input(topic, 0, offset++, part.getAsOf().toEpochMilli(), key, value), now));
    }

    /** Some seconds of wall time pass, in which nobody is waited for any more. Returns what is shown then. */
    MarketFlow look() {
        for (int second = 0; second < 7; second++) {
            now += 1_000;
            tasks.forEach(task -> take(task.look(now)));
            take(market.look(now));
        }
        return latest();
    }

    /** What is shown. */
    MarketFlow latest() {
        return shown.get(shown.size() - 1);
    }

    /** Everything that was shown since the last call. */
    List<MarketFlow> shown() {
        List<MarketFlow> since = List.copyOf(shown);
        shown.clear();
        return since;
    }

    /** The reason and the detail of what was rejected. */
    List<String> rejects() {
        return rejects;
    }

    /** The length of the longest part. */
    int longestPart() {
        return partBytes.stream().mapToInt(length -> length).max().orElse(0);
    }

    /** Saves everything and goes on from the rows. */
    void restart() {
        for (int i = 0; i < TASKS; i++) {
            tasks.get(i).save();
            tasks.set(i, task(GoldenTask.STOCKS.get(i), tasks.get(i).rows()));
        }
        market.save();
        market = task(GoldenTask.MARKET, market.rows());
    }

    @Override
    public void close() {
        registry.close();
    }
}
