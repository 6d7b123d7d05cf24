package io.southflow.analytics.price;

import io.southflow.analytics.row.VarInts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bar of the session in force as our own trades make it. Its prices are those of trades that cannot be taken back any
 * more; volume and turnover are of all trades that were not taken back so far, whatever their type.
 */
final class SessionBar {
    private long openTime = Long.MAX_VALUE;
    private long openSequence;
    private long openMilli;
    private long highMilli;
    private long lowMilli;
    private long volume;
    private long turnoverMilli;

    void clear() {
        openTime = Long.MAX_VALUE;
        openMilli = 0;
        highMilli = 0;
        lowMilli = 0;
        volume = 0;
        turnoverMilli = 0;
    }

    /** Thousandths; 0 when there is none. */
    long highMilli() {
        return highMilli;
    }

    /** A trade that moves the price. */
    void trade(long time, long sequence, long priceMilli) {
        if (time < openTime || time == openTime && sequence < openSequence) {
            openTime = time;
            openSequence = sequence;
            openMilli = priceMilli;
        }
        highMilli = Math.max(highMilli, priceMilli);
        lowMilli = lowMilli == 0 ? priceMilli : Math.min(lowMilli, priceMilli);
    }

    /** @param shares that were traded at a price; less than 0 when they are taken back */
    void count(long shares, long priceMilli) {
        volume = sum(volume, shares);
        turnoverMilli = sum(turnoverMilli, product(shares, priceMilli));
    }

    private static long product(long shares, long priceMilli) {
        long low = shares * priceMilli;
        boolean fits = Math.multiplyHigh(shares, priceMilli) == low >> Long.SIZE - 1;
        return fits ? low : shares < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
    }

    /** From 0 to the largest number. */
    private static long sum(long one, long other) {
        long sum = one + other;
        return other > 0 && sum < 0 ? Long.MAX_VALUE : Math.max(0, sum);
    }

    /** @param closeMilli the last price */
    Bar bar(long closeMilli) {
        return new Bar(openMilli, highMilli, lowMilli, closeMilli, volume, turnoverMilli, false, false);
    }

    void write(DataOutput out) throws IOException {
        VarInts.write(out, highMilli);
        VarInts.write(out, volume);
        VarInts.write(out, turnoverMilli);
        if (highMilli > 0) {
            out.writeLong(openTime);
            VarInts.write(out, openSequence);
            VarInts.write(out, openMilli);
            VarInts.write(out, lowMilli);
        }
    }

    void read(DataInput in) throws IOException {
        clear();
        highMilli = VarInts.readLong(in);
        volume = VarInts.readLong(in);
        turnoverMilli = VarInts.readLong(in);
        if (highMilli > 0) {
            openTime = in.readLong();
            openSequence = VarInts.readLong(in);
            openMilli = VarInts.readLong(in);
            lowMilli = VarInts.readLong(in);
        }
    }

    /** Of a release that kept the high only; {@code lastMilli} stands in for what it did not keep. */
    void readHigh(DataInput in, long lastMilli) throws IOException {
        clear();
        highMilli = in.readLong();
        openMilli = lastMilli;
        lowMilli = highMilli == 0 ? 0 : lastMilli;
        openTime = highMilli == 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
}
