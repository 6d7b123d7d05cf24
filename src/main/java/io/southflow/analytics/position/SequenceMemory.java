package io.southflow.analytics.position;

import io.southflow.analytics.row.VarInts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The sequence numbers one feed has used for one stock in one session, as ranges: numbers without gaps take one range
 * however many they are. A range is forgotten, the lowest first, once there are more than {@code minNumbers} ranges and
 * it has rested for {@code minSeconds} of trading time, or when there are more than {@value #MOST}.
 */
public final class SequenceMemory {
    /** A bound for feeds whose numbers have a gap at every event: a million of them in a minute is not a market. */
    static final int MOST = 65_536;
    /** Forgetting moves the whole memory, so it is done for some hundred at a time. */
    private static final int SLACK = 256;

    private final int minNumbers;
    private final int minSeconds;
    private int size;
    /** One range is all that numbers without gaps need. */
    private long[] low = new long[1];

    private long[] high = new long[1];
    private int[] rested = new int[1];

    /**
     * @param minNumbers numbers remembered at least
     * @param minSeconds trading seconds for which numbers are remembered at least
     */
    public SequenceMemory(int minNumbers, int minSeconds) {
        this.minNumbers = minNumbers;
        this.minSeconds = minSeconds;
    }

    /**
     * Remembers a number that came with an event of a trading second.
     *
     * @return false when it was there already
     */
    public boolean add(long number, int second) {
        int at = indexAtOrBelow(number);
        if (at >= 0 && number <= high[at]) {
            return false;
        }
        boolean joinsLeft = at >= 0 && high[at] + 1 == number;
        boolean joinsRight = at + 1 < size && low[at + 1] - 1 == number;
        if (joinsLeft && joinsRight) {
            high[at] = high[at + 1];
            rested[at] = Math.max(second, Math.max(rested[at], rested[at + 1]));
            remove(at + 1);
        } else if (joinsLeft) {
            high[at] = number;
            rested[at] = Math.max(second, rested[at]);
        } else if (joinsRight) {
            low[at + 1] = number;
            rested[at + 1] = Math.max(second, rested[at + 1]);
        } else {
            insert(at + 1, number, second);
            forget(second);
        }
        return true;
    }

    /** Whether a number is remembered. */
    public boolean contains(long number) {
        int at = indexAtOrBelow(number);
        return at >= 0 && number <= high[at];
    }

    /** Number of ranges. */
    public int ranges() {
        return size;
    }

    private void forget(int second) {
        if (size < minNumbers + SLACK) {
            return;
        }
        int gone = 0;
        while (size - gone > minNumbers && (rested[gone] < second - minSeconds || size - gone > MOST)) {
            gone++;
        }
        shift(gone, 0);
        size -= gone;
    }

    private int indexAtOrBelow(long number) {
        if (size > 0 && low[size - 1] <= number) {
            return size - 1;
        }
        int at = Arrays.binarySearch(low, 0, size, number);
        return at >= 0 ? at : -at - 2;
    }

    private void insert(int at, long number, int second) {
        if (size == low.length) {
            low = Arrays.copyOf(low, size * 2);
            high = Arrays.copyOf(high, size * 2);
            rested = Arrays.copyOf(rested, size * 2);
        }
        shift(at, at + 1);
        low[at] = number;
        high[at] = number;
        rested[at] = second;
        size++;
    }

    private void remove(int at) {
        shift(at + 1, at);
        size--;
    }

    private void shift(int from, int to) {
        System.arraycopy(low, from, low, to, size - from);
        System.arraycopy(high, from, high, to, size - from);
        System.arraycopy(rested, from, rested, to, size - from);
    }

    public void write(DataOutput out) throws IOException {
        VarInts.write(out, size);
        long previous = 0;
        for (int i = 0; i < size; i++) {
            VarInts.write(out, low[i] - previous);
            VarInts.write(out, high[i] - low[i]);
            VarInts.write(out, rested[i]);
            previous = high[i];
        }
    }

    public void read(DataInput in) throws IOException {
        size = VarInts.readInt(in);
        low = new long[Math.max(1, size)];
        high = new long[low.length];
        rested = new int[low.length];
        long previous = 0;
        for (int i = 0; i < size; i++) {
            low[i] = previous + VarInts.readLong(in);
            high[i] = low[i] + VarInts.readLong(in);
            rested[i] = VarInts.readInt(in);
            previous = high[i];
        }
    }
}
