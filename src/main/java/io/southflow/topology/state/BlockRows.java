package io.southflow.topology.state;

import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.BlockException;
import io.southflow.analytics.row.LostBlocks;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.RowStream;
import io.southflow.analytics.row.SavedBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The rows of a task in its store, each a block. Rows of a release before blocks are read as version 0, and get a key and a
 * version together with the first change: until a task has had a record, Kafka Streams takes no row.
 */
public final class BlockRows {
    private final KeyValueStore<Bytes, byte[]> store;
    private final LostBlocks lost;
    private final List<RowKey> old = new ArrayList<>();

    /** Takes the rows of a task back. */
    public interface Reader {
        /** @param symbol empty for rows of the task itself */
        void read(String symbol, int index, SavedBlock row);
    }

    public BlockRows(KeyValueStore<Bytes, byte[]> store, LostBlocks lost) {
        this.store = store;
        this.lost = lost;
    }

    /** Where the rows of a stock go, or with an empty symbol those of the task. */
    public RowSink of(String symbol) {
        return (block, index, row) -> {
            renewOld();
            store.put(new RowKey(symbol, block.letter(), index).toBytes(), row);
        };
    }

    /** Deletes every row of a stock. */
    public void deleteOf(String symbol) {
        renewOld();
        byte[] name = symbol.getBytes(StandardCharsets.UTF_8);
        byte[] first = Arrays.copyOf(name, name.length + 1);
        byte[] behind = first.clone();
        behind[name.length] = 1;
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(Bytes.wrap(first), Bytes.wrap(behind))) {
            rows.forEachRemaining(row -> keys.add(row.key));
        }
        keys.forEach(store::delete);
    }

    /** A row of the task, or null. */
    public SavedBlock get(Block block, int index) {
        RowKey key = new RowKey("", block.letter(), index);
        byte[] row = store.get(key.toBytes());
        if (row != null) {
            return SavedBlock.ofRow(block.id(), row, lost);
        }
        byte[] oldRow = store.get(older(key).toBytes());
        return oldRow == null ? null : ofOldRow(key, oldRow);
    }

    /** Hands out every row, those of a stock in the order of their letters, then their indices. */
    public void forEach(Reader reader) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                RowKey key = RowKey.of(row.key);
                if (!key.isOld()) {
                    reader.read(key.symbol(), key.index(), SavedBlock.ofRow(id(key), row.value, lost));
                } else {
                    old.add(key);
                    if (store.get(newer(key).toBytes()) == null) {
                        reader.read(key.symbol(), key.index(), ofOldRow(key, row.value));
                    }
                }
            }
        }
    }

    private static String id(RowKey key) {
        return String.valueOf(key.letter());
    }

    private static SavedBlock ofOldRow(RowKey key, byte[] row) {
        return new SavedBlock(id(key), 0, new RowStream(row), new LostBlocks() {
            @Override
            public void unknownBlock(String id) {
                throw new BlockException("block " + id + " is of a release that this one does not know");
            }

            @Override
            public void coldBlock(Block block, int version, String why) {
                throw new BlockException(block, version, why);
            }
        });
    }

    private static RowKey older(RowKey key) {
        return new RowKey(key.symbol(), key.letter(), key.index(), true);
    }

    private static RowKey newer(RowKey key) {
        return new RowKey(key.symbol(), key.letter(), key.index());
    }

    /** How many rows of a release before blocks there are. */
    public int oldRows() {
        return old.size();
    }

    private void renewOld() {
        for (RowKey key : old) {
            Bytes newKey = newer(key).toBytes();
            if (store.get(newKey) == null) {
                byte[] row = store.get(key.toBytes());
                byte[] withVersion = new byte[row.length + 1];
                System.arraycopy(row, 0, withVersion, 1, row.length);
                store.put(newKey, withVersion);
            }
            store.delete(key.toBytes());
        }
        old.clear();
    }
}
