package io.southflow.analytics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Answers since when a price has not been seen: the daily highs of which each is higher than all after it. A new high
 * removes the lower ones before it, so that a rise and fall of years takes few entries.
 */
public final class PriceHighs {
    private static final int MOST = 256;

    private int size;
    private int[] days = new int[8];
    private long[] highs = new long[8];
    private int firstKnown = Integer.MAX_VALUE;

    /** Adds the high of a day after all those added; earlier days are passed over. */
    public void add(int day, long high) {
        firstKnown = Math.min(firstKnown, day);
        if (size > 0 && days[size - 1] >= day) {
            return;
        }
        while (size > 0 && highs[size - 1] <= high) {
            size--;
        }
        if (size == MOST) {
            // The oldest is given up, and with it what was before.
            System.arraycopy(days, 1, days, 0, size - 1);
            System.arraycopy(highs, 1, highs, 0, size - 1);
            firstKnown = days[0];
            size--;
        }
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            highs = Arrays.copyOf(highs, size * 2);
        }
        days[size] = day;
        highs[size] = high;
        size++;
    }

    /** The last day before {@code today} with a high of at least {@code price}, or {@link SessionGate#NONE}. */
    public int since(long price, int today) {
        for (int i = size - 1; i >= 0; i--) {
            if (days[i] < today && highs[i] >= price) {
                return days[i];
            }
        }
        return SessionGate.NONE;
    }

    /** The first day of the history, or {@link Integer#MAX_VALUE}. */
    public int firstKnown() {
        return firstKnown;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(firstKnown);
        VarInts.write(out, size);
        for (int i = 0; i < size; i++) {
            out.writeInt(days[i]);
            VarInts.write(out, highs[i]);
        }
    }

    void read(DataInput in) throws IOException {
        firstKnown = in.readInt();
        size = VarInts.readInt(in);
        days = new int[Math.max(8, size)];
        highs = new long[days.length];
        for (int i = 0; i < size; i++) {
            days[i] = in.readInt();
            highs[i] = VarInts.readLong(in);
        }
    }
}
