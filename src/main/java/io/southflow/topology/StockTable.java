package io.southflow.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The stocks of one task as objects, and the store their rows are kept in. */
final class StockTable {
    private final MonitorSettings settings;
    private final Desk desk;
    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, Stock> stocks = new HashMap<>();
    private final List<Stock> changed = new ArrayList<>();

    StockTable(MonitorSettings settings, Desk desk, KeyValueStore<Bytes, byte[]> store) {
        this.settings = settings;
        this.desk = desk;
        this.store = store;
    }

    /** The stock of a symbol, new or not; it will be saved. */
    Stock change(String symbol) {
        Stock stock = stocks.get(symbol);
        if (stock == null) {
            stock = new Stock(symbol, settings, desk);
            stocks.put(symbol, stock);
        }
        markChanged(stock);
        return stock;
    }

    void markChanged(Stock stock) {
        if (stock.markChanged()) {
            changed.add(stock);
        }
    }

    Collection<Stock> all() {
        return stocks.values();
    }

    /** Writes what changed since the last time. */
    void save() {
        for (Stock stock : changed) {
            stock.save((kind, index, row) -> store.put(new RowKey(stock.symbol(), kind, index).toBytes(), row));
        }
        changed.clear();
    }

    /** Rebuilds the stocks from the store; {@code ofTask} takes the rows of the task itself. */
    void load(java.util.function.BiConsumer<RowKey, byte[]> ofTask) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                RowKey key = RowKey.of(row.key);
                if (key.symbol().isEmpty()) {
                    ofTask.accept(key, row.value);
                } else {
                    stocks.computeIfAbsent(key.symbol(), symbol -> new Stock(symbol, settings, desk))
                            .load(key.kind(), key.index(), row.value);
                }
            }
        }
    }
}
