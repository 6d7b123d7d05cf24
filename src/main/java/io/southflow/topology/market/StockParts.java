package io.southflow.topology.market;

import io.southflow.analytics.unit.Windows;
import io.southflow.topology.stock.Stock;
import java.util.ArrayList;
import java.util.List;

/** What each stock of a task adds to the task's part of the market, kept from one report to the next. */
public final class StockParts {
    private final Windows windows;
    private final List<StockPart> parts = new ArrayList<>();

    public StockParts(Windows windows) {
        this.windows = windows;
    }

    /** The parts of stocks, in their order. */
    public List<StockPart> of(List<Stock> stocks) {
        while (parts.size() > stocks.size()) {
            parts.remove(parts.size() - 1);
        }
        for (int i = 0; i < stocks.size(); i++) {
            if (i == parts.size()) {
                parts.add(new StockPart(stocks.get(i), windows));
            } else if (parts.get(i).stock() != stocks.get(i)) {
                // One before it has left.
                parts.set(i, new StockPart(stocks.get(i), windows));
            }
        }
        return parts;
    }
}
