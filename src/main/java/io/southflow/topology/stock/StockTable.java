package io.southflow.topology.stock;

import io.southflow.analytics.flow.ClosedSessions;
import io.southflow.analytics.row.BlockException;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.check.RejectReason;
import io.southflow.check.Rejection;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.state.BlockRows;
import io.southflow.topology.state.HeadPacks;
import io.southflow.topology.state.TaskRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The stocks of one task as objects, and their rows. Found by the bytes of a record's key, so that
 * no string is made for it: open addressing, at most half full. A short key is compared as one number that lies beside
 * its place, and no other stock is looked at.
 */
public final class StockTable {
    private final MonitorSettings settings;
    private final StockHost host;
    private final BlockRows rows;
    private final StockCount count;
    private final ClosedSessions closed;
    /** How many of it are in this table. */
    private int counted;

    private final List<Stock> stocks = new ArrayList<>();
    private final HeadPacks heads = new HeadPacks();
    private final List<Stock> changed = new ArrayList<>();
    /** Those whose rows are to be deleted. */
    private final Set<Stock> left = new LinkedHashSet<>();

    private Stock[] places = new Stock[256];
    /** {@link #code} of the stock at each place. */
    private long[] codes = new long[256];

    /**
     * @param count of the instance's stocks, in which those of this table are until it is {@link #close closed}
     * @param closed is told of the closed sessions of those that are kept
     */
    public StockTable(
            MonitorSettings settings, StockHost host, BlockRows rows, StockCount count, ClosedSessions closed) {
        this.settings = settings;
        this.host = host;
        this.rows = rows;
        this.count = count;
        this.closed = closed;
    }

    /** The stock of a symbol in UTF-8, or null when there is none. */
    public Stock find(byte[] symbol) {
        return symbol == null ? null : places[place(symbol, code(symbol))];
    }

    /**
     * The stock of a symbol in UTF-8, new or not; it will be saved.
     *
     * @throws Rejection when it would be one more than the instance may keep
     */
    public Stock change(byte[] symbol) throws Rejection {
        Stock known = find(symbol);
        if (known != null) {
            return change(known);
        }
        if (!count.addOne()) {
            throw new Rejection(
                    RejectReason.TOO_MANY_STOCKS,
                    "symbol: this instance keeps southflow.stocks.max = " + count.most()
                            + " others; raise it, or start another instance");
        }
        counted++;
        return change(begin(symbol));
    }

    /** The stock will be saved. Returns it. */
    public Stock change(Stock stock) {
        if (stock.markChanged()) {
            changed.add(stock);
        }
        return stock;
    }

    /** A stock of which nothing is known. */
    private Stock begin(byte[] symbol) {
        Stock stock = get(symbol);
        stock.flows().book().follow(closed);
        return stock;
    }

    private Stock get(byte[] symbol) {
        long code = code(symbol);
        int place = place(symbol, code);
        if (places[place] == null) {
            Stock stock = new Stock(new String(symbol, StandardCharsets.UTF_8), settings, host);
            places[place] = stock;
            codes[place] = code;
            stocks.add(stock);
            if (stocks.size() * 2 > places.length) {
                rebuild(places.length * 2);
            }
            return stock;
        }
        return places[place];
    }

    /** Stocks are kept no longer; their rows go when the table is saved. */
    void remove(Set<Stock> gone) {
        if (gone.isEmpty()) {
            return;
        }
        stocks.removeAll(gone);
        changed.removeAll(gone);
        rebuild(places.length);
        left.addAll(gone);
        heads.forget(gone);
        gone.forEach(stock -> stock.flows().book().leave());
        gone.forEach(host::left);
        count.add(-gone.size());
        counted -= gone.size();
    }

    /** Puts a new stock in the place of one, with the events that this held. */
    Stock replace(Stock old) {
        remove(Set.of(old));
        count.add(1);
        counted++;
        Stock stock = begin(old.key());
        stock.holdAs(old);
        return change(stock);
    }

    /** The length of a key and its bytes as one number, or 0 if they do not fit. */
    private static long code(byte[] symbol) {
        if (symbol.length >= Long.BYTES) {
            return 0;
        }
        long code = symbol.length;
        for (byte each : symbol) {
            code = code << Byte.SIZE | each & 0xFF;
        }
        return code;
    }

    /** Where the stock is, or where it would be. */
    private int place(byte[] symbol, long code) {
        long hash = (code == 0 ? Arrays.hashCode(symbol) : code) * 0x9E3779B97F4A7C15L;
        int place = (int) (hash >>> Integer.SIZE) & places.length - 1;
        while (places[place] != null && !isAt(place, symbol, code)) {
            place = place + 1 & places.length - 1;
        }
        return place;
    }

    private boolean isAt(int place, byte[] symbol, long code) {
        return codes[place] == code && (code != 0 || Arrays.equals(places[place].key(), symbol));
    }

    private void rebuild(int length) {
        places = new Stock[length];
        codes = new long[length];
        for (Stock stock : stocks) {
            long code = code(stock.key());
            int place = place(stock.key(), code);
            places[place] = stock;
            codes[place] = code;
        }
    }

    public List<Stock> all() {
        return stocks;
    }

    /** Writes what changed since the last time. */
    public void save() {
        left.forEach(stock -> rows.deleteOf(stock.symbol()));
        left.clear();
        heads.save(changed, rows.of(""));
        for (Stock stock : changed) {
            stock.save(rows.of(stock.symbol()));
        }
        changed.clear();
    }

    /** Takes back the rows of the task itself. */
    public interface OfTask {
        void read(int index, SavedBlock row);
    }

    /**
     * Rebuilds the stocks from the rows.
     *
     * @param ofTask takes the rows of the task itself
     * @throws BlockException when something cannot be read that nothing gives back
     */
    public void load(OfTask ofTask) {
        heads.load(pack -> rows.get(TaskRows.HEADS, pack), this::get);
        rows.forEach((symbol, index, row) -> {
            if (!symbol.isEmpty()) {
                load(symbol, index, row);
            } else if (!row.is(TaskRows.HEADS)) {
                ofTask.read(index, row);
            }
        });
        for (Stock stock : stocks) {
            stock.loaded();
            stock.flows().book().follow(closed);
        }
        counted = stocks.size();
        count.add(counted);
    }

    /** The stocks are no longer this instance's. */
    public void close() {
        count.add(-counted);
        counted = 0;
    }

    private void load(String symbol, int index, SavedBlock row) {
        try {
            get(symbol).load(index, row);
        } catch (BlockException e) {
            throw e.of(symbol);
        }
    }

    private Stock get(String symbol) {
        return get(symbol.getBytes(StandardCharsets.UTF_8));
    }
}
