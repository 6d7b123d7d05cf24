package io.southflow.topology.stock;

import java.util.concurrent.atomic.AtomicInteger;

/** How many stocks an instance keeps, over all of its tasks. Thread-safe. */
public final class StockCount {
    private final int most;
    private final AtomicInteger count = new AtomicInteger();

    /** @param most that may be, 1 or more */
    public StockCount(int most) {
        this.most = most;
    }

    int most() {
        return most;
    }

    /** Counts one more. Returns false, and does not, if there are as many as there may be. */
    boolean addOne() {
        return count.getAndUpdate(before -> before < most ? before + 1 : before) < most;
    }

    /** Counts stocks that were kept before, which stay whatever the limit is now, or takes away those that left. */
    void add(int more) {
        count.addAndGet(more);
    }
}
