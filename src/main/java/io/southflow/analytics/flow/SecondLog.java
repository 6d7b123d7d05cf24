package io.southflow.analytics.flow;

import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
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
    /** Entries of totals that are kept together. */
    private static final int PAGE = 8;

    private static final int[] NO_SECONDS = {};
    private static final long[][] NO_PAGES = {};

    private int size;
    /** The latest second that saw money: nearly always the one asked for, and then nothing else is read. */
    private int last = -1;

    private int[] seconds = NO_SECONDS;
    /**
     * Totals by entry and lane. In pages, because one array would have to be copied as it grows: with tens of thousands
     * of stocks these are most of what a task holds, and old copies fill the heap until it is marked through.
     */
    private long[][] pages = NO_PAGES;

    /** Adds amounts of a channel to a trading second. */
    public void add(int second, Channel channel, long buy, long sell) {
        int at = place(second);
        int lane = Money.lane(channel);
        for (int i = at; i < size; i++) {
            long[] page = pages[i / PAGE];
            int place = i % PAGE * LANES + lane;
            page[place] += buy;
            page[place + 1] += sell;
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
        grow();
        System.arraycopy(seconds, place, seconds, place + 1, size - place);
        seconds[place] = second;
        for (int i = size; i > place; i--) {
            copy(i - 1, i);
        }
        if (place == 0) {
            Arrays.fill(pages[0], 0, LANES, 0);
        } else {
            copy(place - 1, place);
        }
        size++;
        last = Math.max(last, second);
        return place;
    }

    /** Makes room for one entry more. */
    private void grow() {
        if (size == seconds.length) {
            int more = Math.max(PAGE, size / 2 / PAGE * PAGE);
            seconds = Arrays.copyOf(seconds, size + more);
            pages = Arrays.copyOf(pages, (size + more) / PAGE);
        }
        if (size % PAGE == 0) {
            pages[size / PAGE] = new long[PAGE * LANES];
        }
    }

    private void copy(int from, int to) {
        System.arraycopy(pages[from / PAGE], from % PAGE * LANES, pages[to / PAGE], to % PAGE * LANES, LANES);
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

    /** Everything of a lane so far. */
    long total(int lane) {
        return at(size, lane);
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
        return count == 0 ? 0 : pages[(count - 1) / PAGE][(count - 1) % PAGE * LANES + lane];
    }
}
