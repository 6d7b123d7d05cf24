package io.southflow.topology.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.SavedBlock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of a release before blocks are read as version 0, and are blocks from the first change on. */
class BlockRowsTest {
    private static final Block BLOCK = Block.kept("Q", 2, "days");

    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("rows"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void open() {
        store.init(new MockProcessorContext<byte[], byte[]>().getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void old(String symbol, int index, int... bytes) {
        store.put(new RowKey(symbol, 'Q', index, true).toBytes(), bytes(bytes));
    }

    private static byte[] bytes(int... bytes) {
        byte[] row = new byte[bytes.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (byte) bytes[i];
        }
        return row;
    }

    private static String text(String symbol, int index, SavedBlock row) {
        StringBuilder text = new StringBuilder(symbol + " " + row.id() + index);
        row.read(BLOCK, (version, in) -> {
            text.append(" v").append(version);
            while (in.available() > 0) {
                text.append(' ').append(in.readByte());
            }
        });
        return text.toString();
    }

    private List<String> read(BlockRows rows) {
        List<String> all = new ArrayList<>();
        rows.forEach((symbol, index, row) -> all.add(text(symbol, index, row)));
        return all;
    }

    private List<RowKey> keys() {
        List<RowKey> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> row = all.next();
                keys.add(RowKey.of(row.key));
            }
        }
        return keys;
    }

    @Test
    void oldRowsAreReadAsVersionZeroAndAreLeftAloneUntilAChange() {
        old("00700", 3, 7, 8);
        old("", 0, 9);
        BlockRows rows = new BlockRows(store, null);
        assertThat(read(rows)).containsExactly(" Q0 v0 9", "00700 Q3 v0 7 8");
        assertThat(rows.oldRows()).isEqualTo(2);
        assertThat(text("", 0, rows.get(BLOCK, 0))).isEqualTo(" Q0 v0 9");
        assertThat(keys()).allMatch(RowKey::isOld);
    }

    @Test
    void aChangeMakesBlocksOfThemAll() {
        old("00700", 3, 7, 8);
        old("00700", 4, 5);
        old("", 0, 9);
        BlockRows rows = new BlockRows(store, null);
        read(rows);
        rows.of("00700").put(BLOCK, 3, bytes(2, 77));
        rows.of("00700").put(BLOCK, 4, null);
        assertThat(keys()).noneMatch(RowKey::isOld);
        BlockRows next = new BlockRows(store, null);
        assertThat(read(next)).containsExactly(" Q0 v0 9", "00700 Q3 v2 77");
        assertThat(next.oldRows()).isZero();
    }

    @Test
    void ofTwoRowsThatAStopHalfWayLeftTheNewOneCounts() {
        old("00700", 3, 7, 8);
        store.put(new RowKey("00700", 'Q', 3).toBytes(), bytes(2, 77));
        BlockRows rows = new BlockRows(store, null);
        assertThat(read(rows)).containsExactly("00700 Q3 v2 77");
        rows.of("00700").put(BLOCK, 4, bytes(2, 1));
        assertThat(read(new BlockRows(store, null))).containsExactly("00700 Q3 v2 77", "00700 Q4 v2 1");
        assertThat(keys()).hasSize(2);
    }

    @Test
    void aKeyIsReadAsItWasWritten() {
        for (RowKey key : List.of(
                new RowKey("", 'k', 0),
                new RowKey("HSTECH", 'z', Integer.MIN_VALUE),
                new RowKey("00700", 'A', -1, true),
                new RowKey("00700", '9', 70_000))) {
            assertThat(RowKey.of(key.toBytes())).isEqualTo(key);
        }
    }
}
