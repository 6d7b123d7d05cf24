package io.southflow.analytics.detector;

/** A session has ended, and every point of it has been judged. */
public final class SessionEnd extends Moment implements Point {
    private long valueMilli;

    /** Becomes another session's end. */
    public SessionEnd set(int day, int second, long newValueMilli) {
        move(day, second);
        valueMilli = newValueMilli;
        return this;
    }

    /** What the subject has come to: the net of the last 30 minutes, the last price, or the
     * market's net of the day; thousandths. */
    public long valueMilli() {
        return valueMilli;
    }
}
