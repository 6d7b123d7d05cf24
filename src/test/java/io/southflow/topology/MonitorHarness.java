package io.southflow.topology;

import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.check.RejectReason;
import io.southflow.schema.Alert;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.StubRegistry;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology on one partition, without a broker. */
public final class MonitorHarness implements AutoCloseable {
    static final Topics TOPICS = new Topics("");
    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    static final Map<String, ZoneId> INDICES = Map.of(
            "HSI", HONG_KONG,
            "HSTECH", HONG_KONG,
            "AA", HONG_KONG,
            "BB", HONG_KONG,
            "CAA", HONG_KONG,
            "CBB", HONG_KONG,
            "CSI300", ZoneId.of("Asia/Shanghai"),
            "NDX", ZoneId.of("America/New_York"));

    private final StubRegistry registry = new StubRegistry();
    private final TopologyTestDriver driver;
    private final AvroSerializer serializer = new AvroSerializer();
    private final AvroDeserializer deserializer = new AvroDeserializer();
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final AtomicInteger lateActions = new AtomicInteger();
    private final AtomicInteger priceJumps = new AtomicInteger();
    private final Map<String, StockFigures> gauges = new HashMap<>();
    private final Map<String, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();

    public MonitorHarness() {
        this(ShippedRules.standard());
    }

    public MonitorHarness(DetectorSettings detectors) {
        this(detectors, 1);
    }

    public MonitorHarness(DetectorSettings detectors, int partitions) {
        this(detectors, Windows.DEFAULT, partitions);
    }

    public MonitorHarness(Windows windows) {
        this(ShippedRules.standard(), windows, 1);
    }

    public MonitorHarness(int maxStocks) {
        this(ShippedRules.standard(), Windows.DEFAULT, 1, maxStocks);
    }

    private MonitorHarness(DetectorSettings detectors, Windows windows, int partitions) {
        this(detectors, windows, partitions, 10_000);
    }

    private MonitorHarness(DetectorSettings detectors, Windows windows, int partitions, int maxStocks) {
        this(detectors, windows, partitions, maxStocks, Instant.parse("2025-12-01T00:00:00Z"));
    }

    /** Begins at a moment of the wall clock. */
    public MonitorHarness(DetectorSettings detectors, Instant now) {
        this(detectors, Windows.DEFAULT, 1, 10_000, now);
    }

    private MonitorHarness(DetectorSettings detectors, Windows windows, int partitions, int maxStocks, Instant now) {
        serializer.configure(registry.settings(), false);
        deserializer.configure(registry.settings(), false);
        Properties config = new Properties();
        config.put("application.id", "test");
        config.put("bootstrap.servers", "none:1");
        driver = new TopologyTestDriver(
                MonitorTopology.build(
                        withMaxStocks(settings(detectors, windows, registry.settings(), partitions), maxStocks),
                        new Shown()),
                config,
                now);
        for (Topic<?> topic : TOPICS.inputs()) {
            inputs.put(
                    topic.name(),
                    driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer()));
        }
        TOPICS.outputs().forEach(topic -> output(topic.name()));
        output(TOPICS.rejects());
    }

    public static MonitorSettings settings(DetectorSettings detectors, Map<String, Object> serde, int partitions) {
        return settings(detectors, Windows.DEFAULT, serde, partitions);
    }

    public static MonitorSettings settings(
            DetectorSettings detectors, Windows windows, Map<String, Object> serde, int partitions) {
        return new MonitorSettings(
                TOPICS,
                partitions,
                TradingCalendar.hongKong(),
                INDICES,
                10_000,
                windows,
                detectors,
                Duration.ofHours(1),
                60,
                1024,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                10,
                serde);
    }

    /** The same with another limit of stocks. */
    static MonitorSettings withMaxStocks(MonitorSettings settings, int maxStocks) {
        return new MonitorSettings(
                settings.topics(),
                settings.partitions(),
                settings.calendar(),
                settings.indices(),
                maxStocks,
                settings.windows(),
                settings.detectors(),
                settings.maxAhead(),
                settings.duplicateSpanSeconds(),
                settings.duplicateNumbers(),
                settings.netInflowInterval(),
                settings.marketInterval(),
                settings.marketIdle(),
                settings.leaders(),
                settings.serde());
    }

    private void output(String topic) {
        outputs.put(topic, driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /** How many corporate actions came late. */
    int lateActions() {
        return lateActions.get();
    }

    /** How many stocks' prices jumped. */
    int priceJumps() {
        return priceJumps.get();
    }

    StubRegistry registry() {
        return registry;
    }

    <T extends SpecificRecord> byte[] bytes(Topic<T> topic, T value) {
        return serializer.serialize(topic.name(), value);
    }

    <T extends SpecificRecord> void send(Topic<T> topic, T value) {
        send(
                topic.name(),
                (String) value.get(value.getSchema().getField("symbol").pos()),
                bytes(topic, value));
    }

    void send(String topic, String key, byte[] value) {
        inputs.get(topic)
                .pipeInput(key == null ? null : key.getBytes(StandardCharsets.UTF_8), value, 1_736_000_000_000L);
    }

    void passWallTime(Duration time) {
        driver.advanceWallClockTime(time);
    }

    List<NetInflow> netInflows() {
        return decode(TOPICS.netInflows());
    }

    List<Alert> alerts() {
        return decode(TOPICS.alerts());
    }

    List<MarketFlow> market() {
        return decode(TOPICS.market());
    }

    /** Everything that went to a topic since the last call, keys, values and headers. */
    List<TestRecord<byte[], byte[]>> records(String topic) {
        return outputs.get(topic).readRecordsToList();
    }

    List<String> rejectReasons() {
        return records(TOPICS.rejects()).stream()
                .map(record -> header(record, RejectReason.HEADER))
                .toList();
    }

    static String header(TestRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** What the gauges show of a stock, or null. */
    StockFigures gauges(String symbol) {
        return gauges.get(symbol);
    }

    private final class Shown implements MonitorListener {
        @Override
        public boolean stock(int task, StockFigures stock) {
            gauges.put(stock.symbol(), stock);
            return true;
        }

        @Override
        public void priceJump() {
            priceJumps.incrementAndGet();
        }

        @Override
        public void lateAction() {
            lateActions.incrementAndGet();
        }
    }

    private <T extends SpecificRecord> List<T> decode(Topic<T> topic) {
        List<T> values = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : records(topic.name())) {
            values.add(topic.type().cast(deserializer.deserialize(topic.name(), record.value())));
        }
        return values;
    }

    @Override
    public void close() {
        driver.close();
        registry.close();
    }
}
