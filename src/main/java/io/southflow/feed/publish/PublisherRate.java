package io.southflow.feed.publish;

/** Events per second of wall time, over the last second or so. */
final class PublisherRate {
    private static final double SECOND_NANOS = 1e9;

    private long sinceNanos;
    private long sinceCount;
    private double perSecond;
    private boolean known;

    PublisherRate(long nanos, long count) {
        this.sinceNanos = nanos;
        this.sinceCount = count;
    }

    double at(long nanos, long count) {
        double seconds = (nanos - sinceNanos) / SECOND_NANOS;
        if (seconds >= 1 || !known && seconds > 0) {
            perSecond = (count - sinceCount) / seconds;
        }
        if (seconds >= 1) {
            known = true;
            sinceNanos = nanos;
            sinceCount = count;
        }
        return perSecond;
    }
}
