package io.southflow.topology.state;

import io.southflow.analytics.row.BlockException;
import io.southflow.analytics.row.RowBuffer;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Saves the heads of stocks, which nearly every event changes, many to a row. A row of its own for each changed stock and
 * commit cost more than the events did: what a store and its changelog charge is by the row.
 *
 * <p>The rows are packs. A commit writes the heads that changed into the pack in which the fewest heads still count, and
 * with them those few, so that nothing is lost, and what does not change is left alone. When more than half of each pack
 * counts, there is a new one. So a commit writes about what changed, however many stocks there are, and the packs hold
 * little more than twice what counts. The head in the youngest pack counts.
 */
public final class HeadPacks {
    public static final int NONE = -1;

    /** Enough that one of them is mostly empty after small commits. */
    private static final int LEAST = 64;
    /** Small beside the 1 MiB that a record may have; a pack ends once it is that long. */
    private static final int PACK_BYTES = 128 * 1024;
    /** Heads that are taken along even if they are more than half of their pack: else there were a pack for each. */
    private static final int FEW = 16;

    /** A stock with a head. */
    public interface Packed {
        String symbol();

        /** The pack that has the head as it was saved last, or {@link #NONE}. */
        int pack();

        void setPack(int pack);

        /** How {@link #writeHead} writes. */
        int headVersion();

        void writeHead(RowBuffer out) throws IOException;

        /** Takes a head back, of any version. */
        void readHead(SavedBlock head);
    }

    /** The stocks whose heads were written to a row, and how many of them have not been saved elsewhere since. */
    private static final class Pack {
        private final List<Packed> stocks = new ArrayList<>();
        private int written;
        private int counting;
        private long age;

        private boolean isWorthKeeping() {
            return counting > Math.max(written / 2, FEW);
        }
    }

    private final RowBuffer buffer = new RowBuffer(PACK_BYTES);
    private final List<Pack> packs = new ArrayList<>();
    /** Those that are written anew because of heads that must not come back. */
    private final Set<Integer> stale = new TreeSet<>();
    /** How many packs have been written. */
    private long age;

    /** Writes the heads of stocks. */
    public void save(List<? extends Packed> changed, RowSink rows) {
        List<Packed> queue = new ArrayList<>(changed);
        queue.forEach(this::takeOut);
        for (int place : stale) {
            empty(packs.get(place), place, queue);
        }
        long before = age;
        int done = 0;
        while (done < queue.size()) {
            int place = next(before);
            Pack pack = packs.get(place);
            empty(pack, place, queue);
            done = fill(place, queue, done);
            rows.put(TaskRows.HEADS, place, buffer.toByteArray());
        }
        for (int place : stale) {
            if (packs.get(place).age <= before) {
                fill(place, List.of(), 0);
                rows.put(TaskRows.HEADS, place, buffer.toByteArray());
            }
        }
        stale.clear();
    }

    /** Takes out of a pack the stocks whose heads count in it. */
    private void empty(Pack pack, int place, List<Packed> into) {
        for (Packed stock : pack.stocks) {
            if (stock.pack() == place) {
                takeOut(stock);
                into.add(stock);
            }
        }
    }

    /** Sees to it that the heads of stocks do not come back, older ones that count no more among them. */
    public void forget(Set<? extends Packed> gone) {
        gone.forEach(this::takeOut);
        for (int place = 0; place < packs.size(); place++) {
            if (packs.get(place).stocks.stream().anyMatch(gone::contains)) {
                stale.add(place);
            }
        }
    }

    /** Takes a stock out of the pack that it is in. */
    private void takeOut(Packed stock) {
        if (stock.pack() != NONE) {
            packs.get(stock.pack()).counting--;
            stock.setPack(NONE);
        }
    }

    /** The pack to be written next, none that this save has written: they have an age beyond {@code before}. */
    private int next(long before) {
        int emptiest = NONE;
        for (int place = 0; place < packs.size(); place++) {
            Pack pack = packs.get(place);
            if (pack.age <= before && (emptiest == NONE || pack.counting < packs.get(emptiest).counting)) {
                emptiest = place;
            }
        }
        if (emptiest == NONE || packs.get(emptiest).isWorthKeeping()) {
            return grow();
        }
        return packs.size() < LEAST && packs.get(emptiest).counting > 0 ? grow() : emptiest;
    }

    private int grow() {
        packs.add(new Pack());
        return packs.size() - 1;
    }

    private int fill(int place, List<Packed> queue, int from) {
        Pack pack = packs.get(place);
        pack.stocks.clear();
        int next = from;
        try {
            buffer.clear();
            buffer.write(TaskRows.HEADS.version());
            pack.age = ++age;
            buffer.data().writeLong(age);
            while (next < queue.size() && buffer.size() < PACK_BYTES) {
                Packed stock = queue.get(next++);
                int head = buffer.open(stock.symbol(), stock.headVersion());
                stock.writeHead(buffer);
                buffer.close(head);
                put(stock, place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pack.written = pack.counting;
        return next;
    }

    private void put(Packed stock, int place) {
        stock.setPack(place);
        packs.get(place).stocks.add(stock);
        packs.get(place).counting++;
    }

    /**
     * Takes the heads back.
     *
     * @param rows the row of a pack, or null when there is none
     * @param stocks makes the stock of a symbol
     */
    public void load(IntFunction<SavedBlock> rows, Function<String, ? extends Packed> stocks) {
        List<Saved> saved = new ArrayList<>();
        for (SavedBlock row = rows.apply(0); row != null; row = rows.apply(packs.size())) {
            saved.add(read(grow(), row));
        }
        saved.sort(Comparator.comparingLong(Saved::age).reversed());
        for (Saved each : saved) {
            load(each, stocks);
        }
        if (!saved.isEmpty()) {
            age = saved.get(0).age();
        }
    }

    /** The heads of a pack, whose ids are the symbols. */
    private record Saved(int place, long age, List<SavedBlock> heads) {}

    private static Saved read(int place, SavedBlock row) {
        List<SavedBlock> heads = new ArrayList<>();
        long[] age = new long[1];
        row.read(TaskRows.HEADS, (version, in) -> {
            age[0] = in.readLong();
            if (version > 0) {
                row.forEachPart(heads::add);
            }
            while (in.available() > 0) {
                heads.add(row.part(in.readUTF(), 0, in.readInt()));
            }
        });
        return new Saved(place, age[0], heads);
    }

    /** Reads the heads that no younger pack has. */
    private void load(Saved saved, Function<String, ? extends Packed> stocks) {
        Pack pack = packs.get(saved.place());
        pack.age = saved.age();
        pack.written = saved.heads().size();
        for (SavedBlock head : saved.heads()) {
            Packed stock = stocks.apply(head.id());
            if (stock.pack() == NONE) {
                put(stock, saved.place());
                read(stock, head);
            } else {
                pack.stocks.add(stock);
            }
        }
    }

    private static void read(Packed stock, SavedBlock head) {
        try {
            stock.readHead(head);
        } catch (BlockException e) {
            throw e.of(stock.symbol());
        }
    }
}
