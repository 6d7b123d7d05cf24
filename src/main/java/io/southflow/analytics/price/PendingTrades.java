package io.southflow.analytics.price;

import io.southflow.analytics.row.VarInts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Trades of seconds that are not judged yet, in order of time and sequence. Bounded: beyond {@value #MOST} the earliest
 * trade that is not the last of its second is to be given up, which can matter only when the last is cancelled.
 */
final class PendingTrades {
    private static final int MOST = 4_096;
    private static final int FIRST = 4;
    private static final long[] NONE = {};
    private static final int[] NO_SECONDS = {};
    /** In a row of a release that did not keep sources: any. */
    private static final int ANY_SOURCE = -1;

    private int size;
    private long[] times = NONE;
    private long[] sequences = NONE;
    private long[] prices = NONE;
    private int[] seconds = NO_SECONDS;
    private int[] sources = NO_SECONDS;

    int size() {
        return size;
    }

    int second(int i) {
        return seconds[i];
    }

    long price(int i) {
        return prices[i];
    }

    long time(int i) {
        return times[i];
    }

    long sequence(int i) {
        return sequences[i];
    }

    /** The highest price, 0 when there is none. */
    long highest() {
        long highest = 0;
        for (int i = 0; i < size; i++) {
            highest = Math.max(highest, prices[i]);
        }
        return highest;
    }

    boolean isFull() {
        return size == MOST;
    }

    /** Adds a trade; there must be room for it. */
    void add(long time, int source, long sequence, int second, long price) {
        if (size == times.length) {
            int capacity = Math.max(FIRST, size * 2);
            times = Arrays.copyOf(times, capacity);
            sequences = Arrays.copyOf(sequences, capacity);
            prices = Arrays.copyOf(prices, capacity);
            seconds = Arrays.copyOf(seconds, capacity);
            sources = Arrays.copyOf(sources, capacity);
        }
        int at = size;
        while (at > 0 && (times[at - 1] > time || times[at - 1] == time && sequences[at - 1] > sequence)) {
            at--;
        }
        shift(at, at + 1);
        times[at] = time;
        sequences[at] = sequence;
        prices[at] = price;
        seconds[at] = second;
        sources[at] = source;
        size++;
    }

    /** Takes out the trade of a source, sequence and price; false when it is not here any more. */
    boolean cancel(int source, long sequence, long price) {
        for (int i = size - 1; i >= 0; i--) {
            boolean isOfSource = sources[i] == source || sources[i] == ANY_SOURCE;
            if (sequences[i] == sequence && prices[i] == price && isOfSource) {
                remove(i);
                return true;
            }
        }
        return false;
    }

    /** Drops the first {@code count}. */
    void drop(int count) {
        shift(count, 0);
        size -= count;
    }

    /** The trade that can be given up soonest. */
    int leastNeeded() {
        int at = 0;
        while (at + 1 < size && seconds[at] != seconds[at + 1]) {
            at++;
        }
        return at + 1 < size ? at : 0;
    }

    void remove(int i) {
        shift(i + 1, i);
        size--;
    }

    private void shift(int from, int to) {
        System.arraycopy(times, from, times, to, size - from);
        System.arraycopy(sequences, from, sequences, to, size - from);
        System.arraycopy(prices, from, prices, to, size - from);
        System.arraycopy(seconds, from, seconds, to, size - from);
        System.arraycopy(sources, from, sources, to, size - from);
    }

    void write(DataOutput out) throws IOException {
        VarInts.write(out, size);
        for (int i = 0; i < size; i++) {
            out.writeLong(times[i]);
            VarInts.write(out, sequences[i]);
            VarInts.write(out, prices[i]);
            VarInts.write(out, seconds[i]);
            VarInts.writeSigned(out, sources[i]);
        }
    }

    /** @param withSources false for what a release wrote that did not keep them */
    void read(DataInput in, boolean withSources) throws IOException {
        int count = VarInts.readInt(in);
        size = 0;
        for (int i = 0; i < count; i++) {
            long time = in.readLong();
            long sequence = VarInts.readLong(in);
            long price = VarInts.readLong(in);
            int second = VarInts.readInt(in);
            add(time, withSources ? (int) VarInts.readSigned(in) : ANY_SOURCE, sequence, second, price);
        }
    }
}
