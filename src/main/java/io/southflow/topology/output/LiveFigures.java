package io.southflow.topology.output;

import io.southflow.analytics.detector.Signal;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.stock.FlowTracker;
import io.southflow.topology.stock.LiveMoment;
import io.southflow.topology.stock.Stock;
import io.southflow.topology.stock.StockTable;
import java.util.function.BiPredicate;

/** What is shown of a task's stocks as wall time passes: live NetInflows, gauges, and how many alerts are active. */
public final class LiveFigures {
    private final MonitorListener listener;
    private final int task;
    private final StockTable stocks;
    private final ShownStocks shown;
    private final ActiveCounts active;
    private final LiveNetInflows netInflows;

    /** @param sender of a NetInflow, unless it would say what the last one did; returns whether it was sent */
    public LiveFigures(
            MonitorSettings settings,
            MonitorListener listener,
            int task,
            StockTable stocks,
            BiPredicate<FlowTracker, LiveMoment> sender) {
        this.listener = listener;
        this.task = task;
        this.stocks = stocks;
        active = new ActiveCounts(settings.detectors().rules());
        shown = new ShownStocks(listener, task);
        netInflows = new LiveNetInflows(settings, stocks, sender);
    }

    /** The stocks are back from the store. @param nowMillis wall clock, milliseconds since the epoch, UTC */
    public void loaded(long nowMillis) {
        for (Stock stock : stocks.all()) {
            stock.forEachActive(active::add);
            stock.flows().list();
            stock.flows().cameAt(nowMillis);
        }
    }

    public void transition(Signal signal) {
        active.transition(signal);
    }

    /** A stock is not kept any more. */
    public void left(Stock stock) {
        netInflows.left(stock);
        shown.left(stock);
    }

    public void unshown(FlowTracker tracker) {
        netInflows.unshown(tracker);
    }

    /**
     * Shows what the last NetInflows do not say.
     *
     * @param ofTask the moment that the task has come to
     * @param nowMillis wall clock, milliseconds since the epoch, UTC
     */
    public void showNetInflows(LiveMoment ofTask, long nowMillis) {
        netInflows.turn(ofTask, nowMillis);
    }

    /** Tells the listener of the stocks: of their money what the last NetInflows said. */
    public void look() {
        shown.look(stocks.all(), Stock::figures);
        listener.activeAlerts(task, active.counts());
    }
}
