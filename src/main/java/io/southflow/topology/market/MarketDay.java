package io.southflow.topology.market;

import io.southflow.analytics.unit.Money;
import io.southflow.schema.Basis;
import io.southflow.schema.DayFlow;

/** The market on one day through one channel: what its stocks add up to, and its official figure. */
final class MarketDay {
    private boolean hasStocks;
    private long buy;
    private long sell;
    private Basis basis = Basis.REPORTED;
    /** Null when there is none. */
    private DayFlow official;

    void addStocks(DayFlow flow) {
        hasStocks = true;
        buy = Money.sum(buy, flow.getBuyMilliHkd());
        sell = Money.sum(sell, flow.getSellMilliHkd());
        basis = weaker(basis, flow.getBasis());
    }

    void setOfficial(DayFlow flow) {
        official = flow;
    }

    /** The official figure, or null. */
    DayFlow official() {
        return official;
    }

    /** Bought by the sum of the stocks. */
    long stocksBuy() {
        return buy;
    }

    /** Sold by the sum of the stocks. */
    long stocksSell() {
        return sell;
    }

    /** The basis of what stands. */
    Basis basis() {
        return official == null ? basis : official.getBasis();
    }

    /** Whether both are known. */
    boolean isCompared() {
        return hasStocks && official != null;
    }

    static Basis weaker(Basis one, Basis other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
