package io.southflow.feed.tape;

import java.util.Arrays;

/** The events of one session as numbers, added stock by stock and read in order of time; equal times as added. */
final class SessionBuffer {
    /** What an event is, and with it what its two numbers mean. */
    enum Kind {
        /** Bought, sold. */
        FLOW_SH,
        FLOW_SZ,
        /** Price, volume. */
        BUY,
        SELL,
        AUCTION,
        LEVEL,
        HEARTBEAT,
        /** Volume, turnover. */
        BAR,
        /** Shares, turnover. */
        MORNING_SHORTS,
        DAY_SHORTS
    }

    private static final Kind[] KINDS = Kind.values();

    private final long[] order;
    private final byte[] kinds;
    private final short[] listings;
    private final long[] first;
    private final long[] second;
    private final int[] sequences;
    private int size;

    SessionBuffer(int capacity) {
        order = new long[capacity];
        kinds = new byte[capacity];
        listings = new short[capacity];
        first = new long[capacity];
        second = new long[capacity];
        sequences = new int[capacity];
    }

    void add(int millisOfDay, Kind kind, int listing, long one, long two, int sequence) {
        order[size] = ((long) millisOfDay << 32) | size;
        kinds[size] = (byte) kind.ordinal();
        listings[size] = (short) listing;
        first[size] = one;
        second[size] = two;
        sequences[size] = sequence;
        size++;
    }

    /** To be called once, after the last event. */
    void sort() {
        if (size != order.length) {
            throw new IllegalStateException("a session announced " + order.length + " events and has " + size);
        }
        Arrays.sort(order);
    }

    int millisOfDay(int place) {
        return (int) (order[place] >>> 32);
    }

    Kind kind(int place) {
        return KINDS[kinds[(int) order[place]]];
    }

    int listing(int place) {
        return listings[(int) order[place]];
    }

    long first(int place) {
        return first[(int) order[place]];
    }

    long second(int place) {
        return second[(int) order[place]];
    }

    int sequence(int place) {
        return sequences[(int) order[place]];
    }
}
