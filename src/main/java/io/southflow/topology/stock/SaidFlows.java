package io.southflow.topology.stock;

import io.southflow.analytics.flow.FlowBook;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.unit.Money;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.analytics.unit.WindowSums;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the last NetInflow of a stock said. Gauges show this and nothing else, so that they and the topic always say the
 * same. Only a hash of it is saved, so that a restart says nothing twice.
 */
public final class SaidFlows {
    private int day = SessionGate.NONE;
    /** First and last second of the day as of which it would say the same, if nothing more comes. */
    private int from;

    private int until;
    /** Bought and sold, window after window, then of the day; empty until something is said. */
    private long[] amounts = {};
    /** Of what was said before a restart; 0 when there is none. */
    private long hashBefore;

    /** Whether it would say the same as of a trading second of a day, if nothing came since. */
    boolean holds(int asOfDay, int asOfSecond) {
        return day == asOfDay && asOfSecond >= from && asOfSecond <= until;
    }

    /**
     * Takes what there is to say.
     *
     * @return whether it is another thing than what was said last
     */
    public boolean set(FlowBook book, int asOfDay, int asOfSecond, WindowSums sums) {
        day = asOfDay;
        from = asOfSecond;
        until = book.sameUntil(asOfDay, asOfSecond);
        int windows = sums.masks.length;
        boolean isFirst = amounts.length == 0;
        if (isFirst) {
            amounts = new long[2 * (windows + 1)];
        }
        boolean isOther = false;
        for (int w = 0; w < windows; w++) {
            isOther |= put(w, sums.buy(w), sums.sell(w));
        }
        // The day is shown whether or not it is among the windows.
        long[] lanes = new long[Money.LANES];
        book.addDay(asOfDay, asOfSecond, lanes);
        isOther |= put(windows, Money.buy(lanes), Money.sell(lanes));
        return isFirst ? hashBefore != hash(book) : isOther;
    }

    /** Of the amounts and the windows that they are of; never 0. */
    private long hash(FlowBook book) {
        long hash = book.windows().labels().hashCode();
        for (long amount : amounts) {
            hash = (hash ^ amount) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> Integer.SIZE;
        }
        return hash == 0 ? 1 : hash;
    }

    void write(FlowBook book, DataOutput out) throws IOException {
        out.writeLong(amounts.length == 0 ? hashBefore : hash(book));
    }

    void read(DataInput in) throws IOException {
        hashBefore = in.readLong();
    }

    private boolean put(int w, long buy, long sell) {
        boolean isOther = amounts[2 * w] != buy || amounts[2 * w + 1] != sell;
        amounts[2 * w] = buy;
        amounts[2 * w + 1] = sell;
        return isOther;
    }

    /** Net inflow by window, thousandths of a Hong Kong dollar; empty until something is said. */
    long[] nets() {
        long[] nets = new long[Math.max(0, amounts.length / 2 - 1)];
        for (int w = 0; w < nets.length; w++) {
            nets[w] = amounts[2 * w] - amounts[2 * w + 1];
        }
        return nets;
    }

    /** Bought that day, or {@link StockFigures#UNKNOWN}. */
    long buyDayMilli() {
        return amounts.length == 0 ? StockFigures.UNKNOWN : amounts[amounts.length - 2];
    }

    /** Sold that day, likewise. */
    long sellDayMilli() {
        return amounts.length == 0 ? StockFigures.UNKNOWN : amounts[amounts.length - 1];
    }
}
