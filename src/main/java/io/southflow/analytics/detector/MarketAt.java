package io.southflow.analytics.detector;

import java.util.function.ToLongFunction;

/** The southbound money of the whole market at a moment that all its tasks have reported. */
public final class MarketAt extends Moment implements Point {
    /** In place of what is not known. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private ToLongFunction<String> nets;

    /**
     * Becomes another point.
     *
     * @param newNets the net of a window by its label, or {@link #UNKNOWN}
     */
    public MarketAt set(int day, int second, ToLongFunction<String> newNets) {
        move(day, second);
        nets = newNets;
        return this;
    }

    /**
     * Bought less sold through both channels, thousandths of HKD.
     *
     * @param window one of those that the application is set to, by its label ({@code 1d}); else {@link #UNKNOWN}
     */
    public long netMilli(String window) {
        return nets.applyAsLong(window);
    }
}
