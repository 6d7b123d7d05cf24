package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.state.CommitHook;
import io.southflow.topology.state.CommitHooks;
import io.southflow.topology.state.RowKey;
import io.southflow.topology.state.StateException;
import io.southflow.topology.stock.StockCount;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that cannot be read are refused with a line that says what to do. */
class OlderStateTest {
    private static final String RESET =
            "; to rebuild it, stop every instance and run: kafka-streams-application-reset.sh --bootstrap-server none:1"
                    + " --application-id test --input-topics"
                    + " southbound.flows,market.ticks,market.short-sales,market.daily-bars,market.corporate-actions (a demo: remove its --data-dir)";

    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(StockMonitor.STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    private final KeyValueStore<Bytes, byte[]> market = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(MarketMonitor.STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    private static Properties config() {
        Properties config = new Properties();
        config.put("application.id", "test");
        config.put("bootstrap.servers", "none:1");
        return config;
    }

    private void start() {
        MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>(config(), new TaskId(0, 3), null);
        context.addStateStore(store);
        context.addStateStore(new CommitHook(CommitHook.OF_STOCKS, new CommitHooks()));
        context.setCurrentSystemTimeMs(0L);
        MonitorSettings settings = MonitorHarness.settings(ShippedRules.standard(), Map.of(), 4);
        new StockMonitor(settings, new MonitorListener() {}, new StockCount(10), null, null).init(context);
    }

    private void startMarket() {
        MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>(config(), new TaskId(1, 0), null);
        context.addStateStore(market);
        MonitorSettings settings = MonitorHarness.settings(ShippedRules.standard(), Map.of(), 4);
        new MarketMonitor(
                        settings,
                        new MonitorListener() {},
                        (topic, payload) -> {
                            throw new SerializationException("schema 7 is unknown");
                        },
                        null)
                .init(context);
    }

    private void putMarket(int... row) {
        market.init(new MockProcessorContext<byte[], byte[]>().getStateStoreContext(), market);
        byte[] bytes = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            bytes[i] = (byte) row[i];
        }
        market.put(Bytes.wrap(ByteBuffer.allocate(13).put((byte) 'P').array()), bytes);
    }

    private void put(RowKey key, byte... row) {
        store.init(new MockProcessorContext<byte[], byte[]>().getStateStoreContext(), store);
        store.put(key.toBytes(), row);
    }

    private void assertRefused(String what) {
        assertThatThrownBy(this::start)
                .isInstanceOf(StateException.class)
                .hasMessage("state of task 0_3 cannot be read: " + what + RESET)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(chars = {'S', 'C', 'Y'})
    void ofAStockThatAnOlderReleaseWrote(char letter) {
        put(new RowKey("00700", letter, 20_000, true), new byte[64]);
        assertRefused("00700, block " + letter + " is of a release that this one does not know");
    }

    @Test
    void ofTheMarketToo() {
        putMarket(200, 0);
        assertThatThrownBy(this::startMarket)
                .isInstanceOf(StateException.class)
                .hasMessage("state of task 1_0 cannot be read: block P (a task's part of the market) of version 200:"
                        + " this release reads versions up to 0" + RESET);
    }

    @Test
    void ofTheMarketWithoutTheirSchema() {
        putMarket(0, 0, 0, 0, 0, 7);
        assertThatThrownBy(this::startMarket)
                .isInstanceOf(StateException.class)
                .hasMessage(
                        "state of task 1_0 cannot be read: what was saved of southbound.partials: schema 7 is unknown"
                                + RESET);
    }

    @ParameterizedTest
    @ValueSource(chars = {'h'})
    void ofATaskThatAnOlderReleaseWrote(char letter) {
        put(new RowKey("", letter, 0, true), new byte[64]);
        assertRefused("block " + letter + " is of a release that this one does not know");
    }

    @Test
    void ofALaterVersion() {
        put(new RowKey("00700", 'F', 630), (byte) 200, (byte) 0);
        assertRefused("00700, block F (flows of closed sessions) of version 200: this release reads versions up to 0");
    }

    @Test
    void thatAreCutShort() {
        put(new RowKey("", 'c', 0), (byte) 0, (byte) 0);
        assertRefused("block c (counts of events) of version 0: it is cut short");
    }

    @Test
    void thatAreTooLong() {
        put(new RowKey("00700", 'Q', 630), (byte) 0, (byte) 0, (byte) 9);
        assertRefused("00700, block Q (short sales by day) of version 0: 1 bytes are left over");
    }

    @Test
    void ofHeadsThatAreNone() {
        put(new RowKey("", 'H', 0), new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 9, 5, '0', '0', '7', '0', '0', 1, 3, 1, 's', 1
        });
        assertRefused("00700, block head (what events change) of version 1: it is cut short");
    }
}
