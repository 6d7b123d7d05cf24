package io.southflow.topology.output;

import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.stock.FlowTracker;
import io.southflow.topology.stock.LiveMoment;
import io.southflow.topology.stock.Stock;
import io.southflow.topology.stock.StockTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * NetInflows between full minutes, as wall time passes: of stocks that changed at once, of the others when their windows have
 * slid so far that the last NetInflow is no longer what they hold.
 */
final class LiveNetInflows {
    /** A twentieth of a task's time, at 5 us each. */
    private static final int NET_INFLOWS_A_SECOND = 10_000;

    private final StockTable stocks;
    private final BiPredicate<FlowTracker, LiveMoment> sender;
    private final CostLimit limit;
    private final int agedATurn;
    /** Those that may have something that no NetInflow has shown yet. */
    private final List<FlowTracker> unshown = new ArrayList<>();
    /** Where the next turn begins to look for those whose windows slide. */
    private int next;

    /** @param sender says what a stock holds as of a moment, unless the last NetInflow said it, and returns whether it did */
    LiveNetInflows(MonitorSettings settings, StockTable stocks, BiPredicate<FlowTracker, LiveMoment> sender) {
        this.stocks = stocks;
        this.sender = sender;
        limit = new CostLimit(settings.netInflowInterval(), NET_INFLOWS_A_SECOND);
        agedATurn = (int) Math.max(1, settings.netInflowInterval().toMillis() * NET_INFLOWS_A_SECOND / 1000);
    }

    void unshown(FlowTracker flows) {
        unshown.add(flows);
    }

    void left(Stock stock) {
        unshown.removeIf(flows -> flows == stock.flows());
    }

    /** @param nowMillis wall clock, milliseconds since the epoch, UTC */
    void turn(LiveMoment ofTask, long nowMillis) {
        limit.turn(unshown.size(), () -> unshown.removeIf(flows -> showChange(flows, ofTask, nowMillis)));
        List<Stock> all = stocks.all();
        for (int left = Math.min(agedATurn, all.size()); left > 0; left--) {
            next = next < all.size() ? next : 0;
            showAge(all.get(next++), ofTask, nowMillis);
        }
    }

    private boolean showChange(FlowTracker flows, LiveMoment ofTask, long nowMillis) {
        LiveMoment moment = flows.moment(ofTask, nowMillis);
        if (moment.second() < 0) {
            return false;
        }
        if (flows.takeUnshown()) {
            stocks.change(stocks.find(flows.key()));
            sender.test(flows, moment);
        }
        return true;
    }

    private void showAge(Stock stock, LiveMoment ofTask, long nowMillis) {
        FlowTracker flows = stock.flows();
        LiveMoment moment = flows.moment(ofTask, nowMillis);
        boolean isKnown = moment.second() >= 0 && flows.book().firstKnownDay() <= moment.day();
        if (isKnown && !flows.isSaid(moment) && sender.test(flows, moment)) {
            stocks.change(stock);
        }
    }
}
