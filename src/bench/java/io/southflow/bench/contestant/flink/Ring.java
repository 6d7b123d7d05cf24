package io.southflow.bench.contestant.flink;

import io.southflow.bench.contestant.Hop;
import io.southflow.schema.WindowFlow;
import java.util.ArrayList;
import java.util.List;

/** The net of each minute of one stock, for as long as a window needs it. Minutes come in order. */
final class Ring {
    /** Minutes that the longest window reaches back, besides its last. */
    private static final int REACH = 59;

    private static final Hop[] HOPS = Hop.values();

    /** By minute modulo the length, a power of two; zero where the minute is not between oldest and newest. */
    private long[] nets;

    private int oldest;
    private int newest;

    Ring(int minute) {
        this(new long[64], minute, minute - 1);
    }

    private Ring(long[] nets, int oldest, int newest) {
        this.nets = nets;
        this.oldest = oldest;
        this.newest = newest;
    }

    /** Returns whether it is the minute's first. */
    boolean add(int minute, long net) {
        boolean first = minute > newest;
        if (first) {
            newest = minute;
            // The watermark, which releases, may be well behind the fastest partition.
            while (newest - oldest >= nets.length) {
                grow();
            }
        }
        nets[minute & (nets.length - 1)] += net;
        return first;
    }

    /** Net of a minute; 0 where there was nothing. */
    long net(int minute) {
        return minute < oldest ? 0 : nets[minute & (nets.length - 1)];
    }

    /** All windows that end with a minute. */
    List<WindowFlow> windows(int minute) {
        List<WindowFlow> windows = new ArrayList<>(HOPS.length);
        long net = 0;
        int summed = 0;
        for (Hop hop : HOPS) {
            for (; summed < hop.minutes(); summed++) {
                net += net(minute - summed);
            }
            windows.add(hop.window(net));
        }
        return windows;
    }

    /** Lets go of what no window as of a later minute's end holds. */
    void release(int minute) {
        for (; oldest < minute + 1 - REACH; oldest++) {
            nets[oldest & (nets.length - 1)] = 0;
        }
    }

    int oldest() {
        return oldest;
    }

    int newest() {
        return newest;
    }

    Ring copy() {
        return new Ring(nets.clone(), oldest, newest);
    }

    private void grow() {
        long[] longer = new long[2 * nets.length];
        for (int minute = oldest; minute < oldest + nets.length; minute++) {
            longer[minute & (longer.length - 1)] = nets[minute & (nets.length - 1)];
        }
        nets = longer;
    }
}
