package io.southflow.analytics.price;

import io.southflow.analytics.action.Factor;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The latest of the trades it was offered, by time, then by sequence, then as they came. */
final class LastTrade {
    private long time = Long.MIN_VALUE;
    private long sequence;
    private long priceMilli;

    /** Thousandths; 0 when there is none. */
    long priceMilli() {
        return priceMilli;
    }

    void offer(long newTime, long newSequence, long newPriceMilli) {
        if (newTime > time || newTime == time && newSequence >= sequence) {
            time = newTime;
            sequence = newSequence;
            priceMilli = newPriceMilli;
        }
    }

    /** There is none. */
    void clear() {
        time = Long.MIN_VALUE;
        priceMilli = 0;
    }

    /** A corporate action lies between it and now. */
    void adjust(Factor factor) {
        priceMilli = factor.price(priceMilli);
    }

    void set(LastTrade other) {
        time = other.time;
        sequence = other.sequence;
        priceMilli = other.priceMilli;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(time);
        out.writeLong(sequence);
        out.writeLong(priceMilli);
    }

    void read(DataInput in) throws IOException {
        time = in.readLong();
        sequence = in.readLong();
        priceMilli = in.readLong();
    }
}
