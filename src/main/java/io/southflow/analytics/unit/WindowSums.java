package io.southflow.analytics.unit;

/** What the windows of one stock hold as of one trading second; read again and again into the same object. */
public final class WindowSums {
    public final long[] lanes;
    public final int[] masks;

    public WindowSums(Windows windows) {
        lanes = new long[windows.size() * Money.LANES];
        masks = new int[windows.size()];
    }

    /** The amount of a lane in the window at a position, see {@link Money}. */
    public long amount(int w, int lane) {
        return lanes[w * Money.LANES + lane];
    }

    /** Bought through both channels. */
    public long buy(int w) {
        return amount(w, 0) + amount(w, 2);
    }

    /** Sold through both channels. */
    public long sell(int w) {
        return amount(w, 1) + amount(w, 3);
    }

    /** Bought less sold through both channels. */
    public long net(int w) {
        return buy(w) - sell(w);
    }

    /** Bases of what the window holds, as a mask. */
    public int basisMask(int w) {
        return masks[w];
    }
}
