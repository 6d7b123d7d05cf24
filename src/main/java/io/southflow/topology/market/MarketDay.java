package io.southflow.topology.market;

import io.southflow.analytics.unit.Money;
import io.southflow.schema.Basis;
import io.southflow.schema.DayFlow;
import io.southflow.wire.Words;

/** The market on one day through one channel: what its stocks add up to, and its official figure. */
final class MarketDay {
    private boolean hasStocks;
    private long buy;
    private long sell;
    private Basis basis = Basis.REPORTED;
    /** Null when there is none. */
    private DayFlow official;

    void addStocks(long moreBuy, long moreSell, io.southflow.analytics.unit.Basis itsBasis) {
        hasStocks = true;
        buy = Money.sum(buy, moreBuy);
        sell = Money.sum(sell, moreSell);
        basis = weaker(basis, Words.toSchema(itsBasis));
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
