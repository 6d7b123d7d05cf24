package io.southflow.topology;

import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.state.CommitHook;
import io.southflow.topology.state.CommitHooks;
import io.southflow.topology.stock.StockCount;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.EventTimestamp;
import io.southflow.wire.Topic;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The application as a topology: inputs to the stock monitor, its partials to the market monitor. Everything has a name,
 * so that state survives a change of the topology.
 */
public final class MonitorTopology {
    private static final ByteArraySerializer BYTES = new ByteArraySerializer();

    private MonitorTopology() {}

    /**
     * Builds the application.
     *
     * @param listener is told what the application sees, on stream threads
     * @throws org.apache.kafka.common.KafkaException when a serializer named in the settings cannot be made
     */
    public static Topology build(MonitorSettings settings, MonitorListener listener) {
        Topology topology = new Topology();
        CommitHooks hooks = new CommitHooks();
        StockCount count = new StockCount(settings.maxStocks());
        String[] inputs = settings.topics().inputs().stream().map(Topic::name).toArray(String[]::new);
        topology.addSource(
                AutoOffsetReset.earliest(),
                "inputs",
                new EventTimestamp(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                inputs);
        topology.addProcessor(
                StockMonitor.NAME,
                () -> new StockMonitor(settings, listener, count, deserializer(settings), serializer(settings)),
                "inputs");
        topology.addStateStore(store(StockMonitor.STORE), StockMonitor.NAME);
        topology.addStateStore(new CommitHook.Builder(CommitHook.OF_STOCKS, hooks), StockMonitor.NAME);
        sink(
                topology,
                StockMonitor.TO_NET_INFLOWS,
                settings.topics().netInflows().name(),
                StockMonitor.NAME);
        sink(topology, StockMonitor.TO_ALERTS, settings.topics().alerts().name(), StockMonitor.NAME);
        sink(
                topology,
                StockMonitor.TO_ACTIVE_ALERTS,
                settings.topics().activeAlerts().name(),
                StockMonitor.NAME);
        sink(topology, StockMonitor.TO_PARTIALS, settings.topics().partials().name(), StockMonitor.NAME);
        sink(topology, StockMonitor.TO_REJECTS, settings.topics().rejects(), StockMonitor.NAME);

        topology.addSource(
                AutoOffsetReset.earliest(),
                "partials",
                new EventTimestamp(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                settings.topics().partials().name());
        topology.addProcessor(
                MarketMonitor.NAME,
                () -> new MarketMonitor(settings, listener, deserializer(settings), serializer(settings)),
                "partials");
        topology.addStateStore(store(MarketMonitor.STORE), MarketMonitor.NAME);
        topology.addStateStore(new CommitHook.Builder(CommitHook.OF_MARKET, hooks), MarketMonitor.NAME);
        sink(topology, MarketMonitor.TO_MARKET, settings.topics().market().name(), MarketMonitor.NAME);
        sink(topology, MarketMonitor.TO_ALERTS, settings.topics().alerts().name(), MarketMonitor.NAME);
        sink(
                topology,
                MarketMonitor.TO_ACTIVE_ALERTS,
                settings.topics().activeAlerts().name(),
                MarketMonitor.NAME);
        sink(topology, MarketMonitor.TO_REJECTS, settings.topics().rejects(), MarketMonitor.NAME);
        return topology;
    }

    private static void sink(Topology topology, String name, String topic, String parent) {
        topology.addSink(name, topic, BYTES, BYTES, parent);
    }

    private static StoreBuilder<?> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    /** One for each task: what a third party's class keeps in fields is then no other thread's. */
    @SuppressWarnings("unchecked")
    private static Serializer<Object> serializer(MonitorSettings settings) {
        Serializer<Object> serializer = (Serializer<Object>)
                make(settings, "value.serializer", AvroSerializer.class.getName(), Serializer.class);
        serializer.configure(settings.serde(), false);
        return serializer;
    }

    private static Deserializer<?> deserializer(MonitorSettings settings) {
        Deserializer<?> deserializer = (Deserializer<?>)
                make(settings, "value.deserializer", AvroDeserializer.class.getName(), Deserializer.class);
        deserializer.configure(settings.serde(), false);
        return deserializer;
    }

    private static <T> T make(MonitorSettings settings, String setting, String standard, Class<T> type) {
        try {
            Object name = settings.serde().getOrDefault(setting, standard);
            return Utils.newInstance(name instanceof Class<?> given ? given.getName() : name.toString(), type);
        } catch (ClassNotFoundException e) {
            throw new org.apache.kafka.common.config.ConfigException(
                    setting + ": class " + e.getMessage() + " is not on the class path");
        }
    }
}
