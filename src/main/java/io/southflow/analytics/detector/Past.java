package io.southflow.analytics.detector;

import io.southflow.analytics.statistic.Samples;

/** The closed sessions of a stock, as they are known when a session opens. A rule sees those of its subject. */
public interface Past {
    /**
     * Samples of the 30-minute net, thousandths of a Hong Kong dollar.
     *
     * @param samples of all sessions together
     * @param sessions that have any
     */
    record Nets(Samples samples, int sessions) {}

    /** Closes before the session, thousandths, oldest first; none when prices are not the subject. */
    default long[] closes() {
        return new long[0];
    }

    /**
     * The market's net of each session before, thousandths of a Hong Kong dollar, oldest first, as of the last moment that
     * was judged; none when the market is not the subject.
     */
    default long[] marketNets() {
        return new long[0];
    }

    /** Nets of the last southbound sessions by the calendar, at most so many; none when money is not the subject. */
    default Nets nets(int sessions) {
        return new Nets(new Samples(), 0);
    }
}
