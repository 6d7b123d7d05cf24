package io.southflow.topology.market;

import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.LostBlocks;
import io.southflow.analytics.row.RowStream;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.topology.state.UnsavedRows;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What the market's task keeps, in blocks: parts of tasks, and the market as it was shown last. What is in a block is as it
 * came or went, in Confluent's wire format.
 *
 * <p>Keys: the letter of the block, the task, the moment. A release before blocks had no letter.
 */
public final class MarketRows {
    private static final Block PART = Block.kept("P", 0, "a task's part of the market");
    private static final Block SHOWN = Block.kept("M", 0, "the market as it was shown last");
    private static final int OLD_KEY = Integer.BYTES + Long.BYTES;
    private static final int NO_TASK = -1;

    private final KeyValueStore<Bytes, byte[]> store;
    private final LostBlocks lost;
    private final UnsavedRows unsaved;
    private final List<Bytes> old = new ArrayList<>();

    /** Takes back what was saved. */
    public interface Reader {
        void part(byte[] payload);

        void shown(byte[] payload);

        /** What rules remember of the market. */
        void rules(SavedBlock row);
    }

    public MarketRows(KeyValueStore<Bytes, byte[]> store, LostBlocks lost) {
        this.store = store;
        this.lost = lost;
        unsaved = new UnsavedRows(store);
    }

    /** @throws io.southflow.analytics.row.BlockException when something cannot be read */
    public void load(Reader reader) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                if (row.key.get().length == OLD_KEY) {
                    loadOld(row.key, row.value, reader);
                } else {
                    load(SavedBlock.ofRow(id(row.key), row.value, lost), reader);
                }
            }
        }
    }

    private void loadOld(Bytes oldKey, byte[] row, Reader reader) {
        old.add(oldKey);
        Bytes newKey = newer(oldKey);
        if (store.get(newKey) == null) {
            load(new SavedBlock(id(newKey), 0, new RowStream(row), lost), reader);
        }
    }

    private static Bytes newer(Bytes oldKey) {
        ByteBuffer key = ByteBuffer.wrap(oldKey.get());
        int task = key.getInt();
        return key(task == NO_TASK ? SHOWN : PART, task, key.getLong());
    }

    private static String id(Bytes key) {
        return String.valueOf((char) key.get()[0]);
    }

    private static void load(SavedBlock row, Reader reader) {
        if (row.is(PART)) {
            reader.part(payload(row, PART));
        } else if (row.is(SHOWN)) {
            reader.shown(payload(row, SHOWN));
        } else if (row.is(MarketRules.BLOCK)) {
            reader.rules(row);
        } else {
            row.passOver();
        }
    }

    private static byte[] payload(SavedBlock row, Block block) {
        byte[][] payload = new byte[1][];
        row.read(block, (version, in) -> payload[0] = in.readAllBytes());
        return payload[0];
    }

    /** How many rows of a release before blocks there were. */
    public int oldRows() {
        return old.size();
    }

    public void putPart(int task, Instant moment, boolean isLive, byte[] payload) {
        unsaved.put(partKey(task, moment, isLive), row(PART.version(), payload));
    }

    public void forgetPart(int task, Instant moment, boolean isLive) {
        unsaved.delete(partKey(task, moment, isLive));
    }

    /** Moments are whole seconds: the two parts of one are a millisecond apart. */
    private static Bytes partKey(int task, Instant moment, boolean isLive) {
        return key(PART, task, moment.toEpochMilli() + (isLive ? 1 : 0));
    }

    public void putShown(byte[] payload) {
        unsaved.put(key(SHOWN, NO_TASK, 0), row(SHOWN.version(), payload));
    }

    public void putRules(MarketRules rules) {
        unsaved.put(key(MarketRules.BLOCK, NO_TASK, 0), rules.row());
    }

    /** Writes what changed since the last time. */
    public void save() {
        if (!unsaved.isEmpty()) {
            renewOld();
            unsaved.save();
        }
    }

    /** As {@link io.southflow.topology.state.BlockRows} do. */
    private void renewOld() {
        for (Bytes key : old) {
            Bytes newKey = newer(key);
            if (store.get(newKey) == null) {
                store.put(newKey, row(0, store.get(key)));
            }
            store.delete(key);
        }
        old.clear();
    }

    private static byte[] row(int version, byte[] payload) {
        return ByteBuffer.allocate(Byte.BYTES + payload.length)
                .put((byte) version)
                .put(payload)
                .array();
    }

    private static Bytes key(Block block, int task, long moment) {
        return Bytes.wrap(ByteBuffer.allocate(Byte.BYTES + OLD_KEY)
                .put((byte) block.letter())
                .putInt(task)
                .putLong(moment)
                .array());
    }
}
