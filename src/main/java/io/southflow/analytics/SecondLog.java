package io.southflow.analytics;

import java.util.Arrays;

/**
 * One session's money by trading second, kept as running totals over the seconds that saw any, in order of time.
 *
 * <p>A window (t − w, t] is the difference of two totals, whatever its length and however many windows there are; so an
 * event costs the same with one window or with fifty: an addition at the end. One that comes out of order is put where
 * it belongs and costs as much as it is late. There are never more entries than seconds in a session.
 */
public final class SecondLog {
    private static final int LANES = Money.LANES;
    private static final int FIRST = 4;
    private static final int[] NO_SECONDS = {};
    private static final long[] NO_TOTALS = {};

    private int size;
    /** The latest second that saw money: nearly always the one asked for, and then nothing else is read. */
    private int last = -1;

    private int[] seconds = NO_SECONDS;
    private long[] totals = NO_TOTALS;

    /** Adds amounts of a channel to a trading second. */
    public void add(int second, Channel channel, long buy, long sell) {
        int at = place(second);
        int lane = Money.lane(channel);
        for (int i = at; i < size; i++) {
            totals[i * LANES + lane] += buy;
            totals[i * LANES + lane + 1] += sell;
        }
    }

    /** Index of the entry of a second, made if there is none. */
    private int place(int second) {
        if (last == second) {
            return size - 1;
        }
        int at = last < second ? size : Arrays.binarySearch(seconds, 0, size, second);
        if (at >= 0 && at < size) {
            return at;
        }
        int place = at < 0 ? -at - 1 : at;
        if (size == seconds.length) {
            // Less than doubled: with tens of thousands of stocks this is most of what a task holds.
            int capacity = FIRST + size + size / 2;
            seconds = Arrays.copyOf(seconds, capacity);
            totals = Arrays.copyOf(totals, capacity * LANES);
        }
        System.arraycopy(seconds, place, seconds, place + 1, size - place);
        System.arraycopy(totals, place * LANES, totals, (place + 1) * LANES, (size - place) * LANES);
        seconds[place] = second;
        if (place == 0) {
            Arrays.fill(totals, 0, LANES, 0);
        } else {
            System.arraycopy(totals, (place - 1) * LANES, totals, place * LANES, LANES);
        }
        size++;
        last = Math.max(last, second);
        return place;
    }

    /** Number of seconds that saw money. */
    public int size() {
        return size;
    }

    /** The i-th second that saw money, in order of time. */
    public int second(int i) {
        return seconds[i];
    }

    /** Number of entries at or before a second. */
    public int count(int second) {
        if (second >= last) {
            return size;
        }
        int at = Arrays.binarySearch(seconds, 0, size, second);
        return at < 0 ? -at - 1 : at + 1;
    }

    /** Adds to {@code lanes} what came in (from, to]. */
    public void addBetween(int from, int to, long[] lanes) {
        addSince(from, count(to), lanes, 0);
    }

    /** Adds what came after {@code from} in the first {@code last} entries to amounts that begin at a place. */
    void addSince(int from, int last, long[] lanes, int place) {
        int first = from < 0 ? 0 : count(from);
        for (int lane = 0; lane < LANES; lane++) {
            lanes[place + lane] += at(last, lane) - at(first, lane);
        }
    }

    /** Bought less sold of both channels in (from, to]. */
    public long netBetween(int from, int to) {
        return netOf(count(to)) - netOf(from < 0 ? 0 : count(from));
    }

    /** Bought less sold of both channels in the first {@code count} entries. */
    long netOf(int count) {
        return at(count, 0) - at(count, 1) + at(count, 2) - at(count, 3);
    }

    private long at(int count, int lane) {
        return count == 0 ? 0 : totals[(count - 1) * LANES + lane];
    }
}
