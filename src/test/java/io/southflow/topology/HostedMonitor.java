package io.southflow.topology;

import io.southflow.analytics.unit.StockFigures;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.state.CommitHook;
import io.southflow.topology.state.CommitHooks;
import io.southflow.topology.state.RowKey;
import io.southflow.topology.stock.StockCount;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A stock monitor on a store in memory, without Kafka: what it sends is text, and it can be put on another's rows. */
public final class HostedMonitor {
    /** A record on its way in; null means that a second of wall time passes. */
    public record Step(String topic, String key, byte[] value) {
        public boolean isWallTime() {
            return topic == null;
        }
    }

    private final MonitorSettings settings;
    private final MockProcessorContext<byte[], byte[]> context;
    private final KeyValueStore<Bytes, byte[]> store;
    private final CommitHook hook = new CommitHook(CommitHook.OF_STOCKS, new CommitHooks());
    private final StockMonitor monitor;
    private final AvroSerializer serializer;
    private final AvroDeserializer deserializer;
    private final List<String> shown = new ArrayList<>();

    public HostedMonitor(MonitorSettings settings) {
        this(settings, null, new AvroSerializer(), new AvroDeserializer(), 0);
        serializer.configure(settings.serde(), false);
        deserializer.configure(settings.serde(), false);
    }

    /** One that goes on where another has saved itself. */
    static HostedMonitor onRowsOf(HostedMonitor other) {
        return onRowsOf(other, other.settings);
    }

    static HostedMonitor onRowsOf(HostedMonitor other, MonitorSettings settings) {
        return new HostedMonitor(
                settings, other.store, other.serializer, other.deserializer, other.context.currentSystemTimeMs());
    }

    private HostedMonitor(
            MonitorSettings settings,
            KeyValueStore<Bytes, byte[]> rows,
            AvroSerializer serializer,
            AvroDeserializer deserializer,
            long now) {
        this.settings = settings;
        this.serializer = serializer;
        this.deserializer = deserializer;
        Properties config = new Properties();
        config.put("application.id", "test");
        config.put("bootstrap.servers", "none:1");
        context = new MockProcessorContext<>(config, new TaskId(0, 0), new File("."));
        store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(StockMonitor.STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        if (rows != null) {
            copy(rows, store);
        }
        context.addStateStore(store);
        context.addStateStore(hook);
        context.setCurrentSystemTimeMs(now);
        Serializer<Object> ofAny = (topic, value) -> serializer.serialize(topic, (SpecificRecord) value);
        monitor = new StockMonitor(settings, new Watching(), new StockCount(settings.maxStocks()), deserializer, ofAny);
        monitor.init(context);
    }

    private static void copy(KeyValueStore<Bytes, byte[]> from, KeyValueStore<Bytes, byte[]> to) {
        try (KeyValueIterator<Bytes, byte[]> rows = from.all()) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                to.put(row.key, row.value.clone());
            }
        }
    }

    /** How many rows of a stock there are, its part of the heads of all not among them. */
    int rowsOf(String symbol) {
        int count = 0;
        try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
            while (rows.hasNext()) {
                count += RowKey.of(rows.next().key).symbol().equals(symbol) ? 1 : 0;
            }
        }
        return count;
    }

    /** What Streams does before it commits. */
    void save() {
        hook.flushCache();
    }

    /** Goes on by a step, and tells what was sent and shown for it. */
    public List<String> take(Step step, long offset, long now) {
        context.setCurrentSystemTimeMs(now);
        if (step.isWallTime()) {
            context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(now));
        } else {
            context.setRecordMetadata(step.topic(), 0, offset);
            monitor.process(
                    new Record<>(step.key().getBytes(StandardCharsets.UTF_8), step.value(), 1_736_000_000_000L));
        }
        return told(step.isWallTime());
    }

    /** Goes on by a record as the consumer hands it to Streams. */
    public List<String> take(ConsumerRecord<byte[], byte[]> read, long now) {
        context.setCurrentSystemTimeMs(now);
        context.setRecordMetadata(read.topic(), read.partition(), read.offset());
        monitor.process(new Record<>(read.key(), read.value(), read.timestamp(), read.headers()));
        return told(false);
    }

    private List<String> told(boolean wallTime) {
        List<String> told = new ArrayList<>(shown);
        context.forwarded().forEach(sent -> told.add(text(sent.childName().orElseThrow(), sent.record())));
        shown.clear();
        context.resetForwards();
        if (wallTime) {
            // Of different stocks, whose live figures are told in no particular order.
            told.sort(null);
        }
        return told;
    }

    private String value(String child, byte[] value) {
        if (value == null) {
            return "gone";
        }
        return child.equals(StockMonitor.TO_REJECTS)
                ? HexFormat.of().formatHex(value)
                : deserializer.deserialize(child, value).toString();
    }

    private String text(String child, Record<? extends byte[], ? extends byte[]> record) {
        return child + " " + new String(record.key(), StandardCharsets.UTF_8) + " " + record.timestamp() + " "
                + value(child, record.value()) + " "
                + record.headers();
    }

    /** The gauges. */
    private final class Watching implements MonitorListener {
        @Override
        public boolean stock(int task, StockFigures each) {
            shown.add("gauges " + each.symbol() + " " + each.lastMilli() + " " + each.rsi() + " " + each.percentB()
                    + " " + each.shortShares() + " " + Arrays.toString(each.ruleGauges()) + " "
                    + Arrays.toString(each.netMilliByWindow()) + " " + each.buyDayMilli() + " " + each.sellDayMilli());
            return true;
        }

        @Override
        public void left(int task, String symbol) {
            shown.add("left " + symbol);
        }

        @Override
        public void stocks(int task, int count) {
            shown.add("stocks " + count);
        }

        @Override
        public void activeAlerts(int task, int[][] active) {
            shown.add("active " + Arrays.deepToString(active));
        }
    }
}
