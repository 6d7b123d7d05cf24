package io.southflow.topology;

import io.southflow.analytics.row.Block;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.state.CommitHook;
import io.southflow.topology.state.CommitHooks;
import io.southflow.topology.stock.StockCount;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.StubRegistry;
import io.southflow.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A stock monitor that can die: what it committed is in its store, everything else is lost. */
final class RestartableMonitor implements AutoCloseable {
    private final StubRegistry registry = new StubRegistry();
    private final AvroSerializer serializer = new AvroSerializer();
    private final AvroDeserializer deserializer = new AvroDeserializer();
    private final List<CapturedForward<? extends byte[], ? extends byte[]>> forwarded = new ArrayList<>();
    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(StockMonitor.STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private StockCount count;
    /** What it said of its state. */
    private final List<String> told = new ArrayList<>();

    private MonitorSettings settings;
    private CommitHook hook;
    private StockMonitor monitor;
    private MockProcessorContext<byte[], byte[]> context;
    private long offset;

    RestartableMonitor(MonitorSettings settings) {
        this(settings, new StockCount(settings.maxStocks()));
    }

    /** One task of several of an instance. */
    RestartableMonitor(MonitorSettings settings, StockCount count) {
        this.count = count;
        serializer.configure(registry.settings(), false);
        deserializer.configure(registry.settings(), false);
        this.settings = settings;
        start();
    }

    private void start() {
        context();
        monitor = new StockMonitor(
                settings,
                new StateListener(),
                count,
                deserializer,
                (topic, value) -> serializer.serialize(topic, (SpecificRecord) value));
        monitor.init(context);
    }

    private void context() {
        context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), null);
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        hook = new CommitHook(CommitHook.OF_STOCKS, new CommitHooks());
        context.addStateStore(hook);
        context.setCurrentSystemTimeMs(1_795_000_000_000L);
    }

    private final class StateListener implements MonitorListener {
        @Override
        public void oldRows(int count) {
            told.add(count + " old rows");
        }

        @Override
        public void unknownBlock(String id) {
            told.add("unknown " + id);
        }

        @Override
        public void coldBlock(Block block, int version, String why) {
            told.add("cold " + block.id() + " of version " + version + ": " + why);
        }
    }

    /** What it has said of its state since the last time. */
    List<String> told() {
        List<String> since = List.copyOf(told);
        told.clear();
        return since;
    }

    KeyValueStore<Bytes, byte[]> rows() {
        return store;
    }

    void commit() {
        hook.flushCache();
    }

    /** Dies without a commit and starts from what was committed last. */
    void restart(MonitorSettings newSettings) {
        collect();
        settings = newSettings;
        count = new StockCount(newSettings.maxStocks());
        start();
    }

    <T extends SpecificRecord> void send(Topic<T> topic, T value) {
        String symbol = (String) value.get(value.getSchema().getField("symbol").pos());
        context.setRecordMetadata(topic.name(), 0, offset++);
        monitor.process(new Record<>(
                symbol.getBytes(StandardCharsets.UTF_8),
                serializer.serialize(topic.name(), value),
                0,
                new RecordHeaders()));
    }

    /** Starts the same monitor anew, as Streams does with a task whose transaction was aborted. */
    void revive() {
        context.resetForwards();
        offset = 0;
        context();
        monitor.close();
        monitor.init(context);
    }

    /** A second of wall time passes. */
    void look() {
        context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(0));
    }

    private void collect() {
        forwarded.addAll(context.forwarded());
        context.resetForwards();
    }

    /** Names of the sinks, each with the bytes that went there. */
    List<String> forwards() {
        collect();
        return forwarded.stream()
                .map(each -> each.childName().orElse("") + " "
                        + java.util.Arrays.hashCode(each.record().value()) + " "
                        + new String(each.record().key(), StandardCharsets.UTF_8) + " "
                        + each.record().timestamp() + " " + each.record().headers())
                .toList();
    }

    /** Streams gives the task away. */
    void giveAway() {
        collect();
        monitor.close();
    }

    @Override
    public void close() {
        store.close();
        registry.close();
    }
}
