package io.southflow.analytics.detector;

/** The southbound money of the last 30 trading minutes, at a second at which it changed or is sampled. */
public final class FlowAt extends Moment implements Point {
    private long netMilli;

    /** Becomes another point. */
    public FlowAt set(int day, int second, long newNetMilli) {
        move(day, second);
        netMilli = newNetMilli;
        return this;
    }

    /** Bought less sold through both channels in the 30 trading minutes up to the point, thousandths of HKD. */
    public long netMilli() {
        return netMilli;
    }
}
