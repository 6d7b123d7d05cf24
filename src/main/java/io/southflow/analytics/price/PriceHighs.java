package io.southflow.analytics.price;

import io.southflow.analytics.position.SessionGate;
import java.util.Arrays;

/**
 * Answers since when a price has not been seen: the daily highs of which each is higher than all after it. A new high
 * removes the lower ones before it, so that a rise and fall of years takes few entries. An index: what is taken back is
 * not taken out, it is made anew.
 */
public final class PriceHighs {
    private int size;
    private int[] days = new int[8];
    private long[] highs = new long[8];
    private int firstKnown = Integer.MAX_VALUE;

    /** Adds the high of a day; days may come in any order, and of one day the highest counts. */
    public void add(int day, long high) {
        firstKnown = Math.min(firstKnown, day);
        int end = size;
        while (end > 0 && days[end - 1] > day) {
            end--;
        }
        boolean isSurpassedLater = end < size && highs[end] >= high;
        boolean isKnown = end > 0 && days[end - 1] == day && highs[end - 1] >= high;
        if (isSurpassedLater || isKnown) {
            return;
        }
        int at = end;
        while (at > 0 && highs[at - 1] <= high) {
            at--;
        }
        if (at == end && size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            highs = Arrays.copyOf(highs, size * 2);
        }
        shift(end, at + 1);
        days[at] = day;
        highs[at] = high;
    }

    private void shift(int from, int to) {
        System.arraycopy(days, from, days, to, size - from);
        System.arraycopy(highs, from, highs, to, size - from);
        size += to - from;
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
}
