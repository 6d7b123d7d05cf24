package io.southflow.topology;

import io.southflow.analytics.RowBuffer;
import io.southflow.analytics.RowSink;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Saves the heads of stocks, which nearly every event changes, many to a row. A row of its own for each changed stock and
 * commit cost more than the events did: what a store and its changelog charge is by the row.
 *
 * <p>The rows are a ring of packs. A commit writes the heads that changed into the next pack, and with them those in that
 * pack which have not been saved anywhere else since, so that nothing is lost and nothing is written again for long. The
 * head in the youngest pack counts.
 */
final class HeadPacks {
    static final int NONE = -1;

    /** Enough that a small commit moves few heads of others, few enough that restoring them is nothing. */
    private static final int RING = 64;
    /** Small beside the 1 MiB that a record may have; a pack ends once it is that long. */
    private static final int PACK_BYTES = 128 * 1024;

    private final RowBuffer buffer = new RowBuffer(PACK_BYTES);
    private final List<List<Stock>> packs = new ArrayList<>();
    /** The pack written last, and how many were written before it. */
    private int latest = NONE;

    private long written;

    /** Writes the heads of stocks. */
    void save(List<Stock> changed, RowSink rows) {
        List<Stock> queue = new ArrayList<>(changed);
        queue.forEach(stock -> stock.setPack(NONE));
        int done = 0;
        for (int packsOfThisSave = 0; done < queue.size(); packsOfThisSave++) {
            // A save that has gone round the ring gets more packs: what it has written just now must stay.
            boolean round = packsOfThisSave >= packs.size();
            latest = round || packs.size() < RING && latest == packs.size() - 1 ? grow() : (latest + 1) % packs.size();
            List<Stock> pack = packs.get(latest);
            for (Stock old : pack) {
                if (old.pack() == latest) {
                    old.setPack(NONE);
                    queue.add(old);
                }
            }
            pack.clear();
            done = fill(pack, queue, done);
            rows.put(TaskRows.HEADS, latest, buffer.toByteArray());
        }
    }

    private int grow() {
        packs.add(new ArrayList<>());
        return packs.size() - 1;
    }

    private int fill(List<Stock> pack, List<Stock> queue, int from) {
        int next = from;
        try {
            buffer.clear();
            buffer.data().writeLong(++written);
            while (next < queue.size() && buffer.size() < PACK_BYTES) {
                Stock stock = queue.get(next++);
                buffer.data().writeUTF(stock.symbol());
                int length = buffer.openLength();
                stock.writeHead(buffer.data());
                buffer.closeLength(length);
                stock.setPack(latest);
                pack.add(stock);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next;
    }

    /**
     * Takes the heads back.
     *
     * @param rows the row of a pack, or null when there is none
     * @param stocks makes the stock of a symbol
     */
    void load(IntFunction<byte[]> rows, Function<String, Stock> stocks) {
        List<Pack> saved = new ArrayList<>();
        for (byte[] row = rows.apply(0); row != null; row = rows.apply(packs.size())) {
            saved.add(new Pack(grow(), ByteBuffer.wrap(row).getLong(), row));
        }
        saved.sort(Comparator.comparingLong(Pack::age).reversed());
        for (Pack pack : saved) {
            load(pack, stocks);
        }
        if (!saved.isEmpty()) {
            latest = saved.get(0).place();
            written = saved.get(0).age();
        }
    }

    private record Pack(int place, long age, byte[] row) {}

    /** Reads the heads that no younger pack has. */
    private void load(Pack pack, Function<String, Stock> stocks) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(pack.row());
        DataInputStream in = new DataInputStream(bytes);
        try {
            in.skipNBytes(Long.BYTES);
            while (bytes.available() > 0) {
                Stock stock = stocks.apply(in.readUTF());
                int length = in.readInt();
                if (stock.pack() == NONE) {
                    stock.setPack(pack.place());
                    packs.get(pack.place()).add(stock);
                    stock.readHead(in);
                } else {
                    in.skipNBytes(length);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RowSink.BROKEN, e);
        }
    }
}
