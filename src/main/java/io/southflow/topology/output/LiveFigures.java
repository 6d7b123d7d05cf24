package io.southflow.topology.output;

import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.unit.WindowSums;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.stock.FlowTracker;
import io.southflow.topology.stock.Stock;
import io.southflow.topology.stock.StockTable;
import java.util.ArrayList;
import java.util.List;

/** What is shown of a task's stocks as wall time passes: live NetInflows, gauges, and how many alerts are active. */
public final class LiveFigures {
    /** A twentieth of a task's time, at 5 us each. */
    private static final int NET_INFLOWS_A_SECOND = 10_000;

    private final MonitorListener listener;
    private final int task;
    private final StockTable stocks;
    private final ShownStocks shown;
    private final ActiveCounts active;
    private final CostLimit netInflows;
    private final WindowSums sums;
    /** Those that may have something that no NetInflow has shown yet. */
    private final List<FlowTracker> unshown = new ArrayList<>();

    public LiveFigures(MonitorSettings settings, MonitorListener listener, int task, StockTable stocks) {
        this.listener = listener;
        this.task = task;
        this.stocks = stocks;
        active = new ActiveCounts(settings.detectors().rules());
        shown = new ShownStocks(listener, task);
        netInflows = new CostLimit(settings.netInflowInterval(), NET_INFLOWS_A_SECOND);
        sums = new WindowSums(settings.windows());
    }

    /** The stocks are back from the store. */
    public void loaded() {
        for (Stock stock : stocks.all()) {
            stock.forEachActive(active::add);
            stock.flows().list();
        }
    }

    public void transition(Signal signal) {
        active.transition(signal);
    }

    /** A stock is not kept any more. */
    public void left(Stock stock) {
        unshown.removeIf(tracker -> tracker == stock.flows());
        shown.left(stock);
    }

    public void unshown(FlowTracker tracker) {
        unshown.add(tracker);
    }

    /** Shows what no NetInflow has shown yet. */
    public void showNetInflows() {
        netInflows.turn(
                unshown.size(),
                () -> unshown.removeIf(tracker -> {
                    if (tracker.isUnshown()) {
                        stocks.change(stocks.find(tracker.key()));
                    }
                    return tracker.showLive();
                }));
    }

    /** Tells the listener of the stocks as of a trading second of a day. */
    public void look(int day, int second) {
        shown.look(stocks.all(), stock -> stock.figures(day, second, sums));
        listener.activeAlerts(task, active.counts());
    }
}
