package io.southflow.topology.output;

import io.southflow.analytics.unit.StockFigures;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.stock.Stock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * The stocks of a task that the listener shows. Their windows slide while nothing happens, so each is told at each look;
 * those that it does not show are not, so that a look costs what is shown and not what there is.
 */
public final class ShownStocks {
    /** Stocks not shown that are offered again at a look, in turn: room comes when another task leaves. */
    public static final int OFFERED_AGAIN = 200;

    private final MonitorListener listener;
    private final int task;
    private final List<Stock> shown = new ArrayList<>();
    private final Deque<Stock> others = new ArrayDeque<>();
    /** How many of all stocks have been offered. */
    private int offered;

    public ShownStocks(MonitorListener listener, int task) {
        this.listener = listener;
        this.task = task;
    }

    /**
     * Tells the listener.
     *
     * @param stocks all of the task, those that are new at the end
     * @param figures of a stock as it is now
     */
    public void look(List<Stock> stocks, Function<Stock, StockFigures> figures) {
        shown.removeIf(stock -> {
            boolean gone = !listener.stock(task, figures.apply(stock));
            if (gone) {
                others.add(stock);
            }
            return gone;
        });
        for (int again = Math.min(OFFERED_AGAIN, others.size()); again > 0; again--) {
            offer(others.remove(), figures);
        }
        for (; offered < stocks.size(); offered++) {
            offer(stocks.get(offered), figures);
        }
    }

    /** A stock is none of the task's any more. */
    public void left(Stock stock) {
        if (shown.remove(stock) || others.remove(stock)) {
            offered--;
        }
        listener.left(task, stock.symbol());
    }

    private void offer(Stock stock, Function<Stock, StockFigures> figures) {
        if (listener.stock(task, figures.apply(stock))) {
            shown.add(stock);
        } else {
            others.add(stock);
        }
    }
}
