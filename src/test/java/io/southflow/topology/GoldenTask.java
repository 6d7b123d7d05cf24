package io.southflow.topology;

import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.state.CommitHook;
import io.southflow.topology.state.CommitHooks;
import io.southflow.topology.stock.StockCount;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A task of the application on a store in memory that begins with given rows. */
final class GoldenTask {
    /** Tasks of stocks, by partition. */
    static final List<String> STOCKS = List.of("task-0", "task-1");

    static final String MARKET = "market";
    static final List<String> ALL = List.of("task-0", "task-1", MARKET);

    private final MockProcessorContext<byte[], byte[]> context;
    private final KeyValueStore<Bytes, byte[]> store;
    private final CommitHook hook;
    private final Processor<byte[], byte[], byte[], byte[]> processor;
    private final GoldenGauges gauges = new GoldenGauges(ShippedRules.standard().rules());

    /**
     * @param name one of {@link #STOCKS}, or {@link #MARKET}
     * @param rows what was saved
     * @param serde settings of serializers
     * @param start wall time
     */
    GoldenTask(String name, Map<Bytes, byte[]> rows, Map<String, Object> serde, long start) {
        boolean isMarket = name.equals(MARKET);
        int partition = Math.max(0, STOCKS.indexOf(name));
        Properties config = new Properties();
        config.put("application.id", "test");
        config.put("bootstrap.servers", "none:1");
        context = new MockProcessorContext<>(config, new TaskId(isMarket ? 1 : 0, partition), new File("."));
        store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(isMarket ? MarketMonitor.STORE : StockMonitor.STORE),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        rows.forEach(store::put);
        hook = new CommitHook(isMarket ? CommitHook.OF_MARKET : CommitHook.OF_STOCKS, new CommitHooks());
        context.addStateStore(store);
        context.addStateStore(hook);
        context.setCurrentSystemTimeMs(start);
        AvroDeserializer deserializer = new AvroDeserializer();
        deserializer.configure(serde, false);
        AvroSerializer ofRecords = new AvroSerializer();
        ofRecords.configure(serde, false);
        Serializer<Object> serializer = (topic, value) -> ofRecords.serialize(topic, (SpecificRecord) value);
        MonitorSettings settings = settings(partition, serde);
        processor = isMarket
                ? new MarketMonitor(settings, gauges, deserializer, serializer)
                : new StockMonitor(settings, gauges, new StockCount(settings.maxStocks()), deserializer, serializer);
        processor.init(context);
    }

    /** The second partition judges half a minute late, the first at once. */
    private static MonitorSettings settings(int partition, Map<String, Object> serde) {
        DetectorSettings detectors = ShippedRules.standard().withLateness(partition * 30);
        return MonitorHarness.settings(detectors, serde, STOCKS.size());
    }

    /** What Streams does before it commits. */
    void save() {
        hook.flushCache();
    }

    Map<Bytes, byte[]> rows() {
        Map<Bytes, byte[]> rows = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> row = all.next();
                rows.put(row.key, row.value);
            }
        }
        return rows;
    }

    /** Goes on by a record. */
    List<GoldenSent> take(ConsumerRecord<byte[], byte[]> read, long now) {
        context.setCurrentSystemTimeMs(now);
        context.setRecordMetadata(read.topic(), read.partition(), read.offset());
        processor.process(new Record<>(read.key(), read.value(), read.timestamp(), read.headers()));
        return sent();
    }

    /** Wall time passes. */
    List<GoldenSent> look(long now) {
        context.setCurrentSystemTimeMs(now);
        context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(now));
        return sent();
    }

    /** What the gauges show since the last {@link #look}. */
    List<String> gauges() {
        return gauges.lines();
    }

    /** Goes on by a step of a golden file, and tells what became of it as the file does. */
    List<String> go(String step, GoldenText text) {
        if (GoldenFile.is(GoldenFile.IN, step)) {
            return text.lines(take(GoldenFile.input(step), context.currentSystemTimeMs()));
        }
        // Different stocks are looked at in no particular order.
        List<String> lines = new ArrayList<>(text.lines(look(Long.parseLong(GoldenFile.fields(step)[1]))));
        lines.sort(null);
        lines.addAll(text.gauges(gauges()));
        return lines;
    }

    private List<GoldenSent> sent() {
        List<GoldenSent> sent = context.forwarded().stream().map(GoldenSent::of).toList();
        context.resetForwards();
        return sent;
    }
}
