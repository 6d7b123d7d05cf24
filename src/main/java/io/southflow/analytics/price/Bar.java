package io.southflow.analytics.price;

import io.southflow.analytics.action.Factor;

/**
 * One session of a stock or index as a whole. Prices are thousandths of a Hong Kong dollar (an index: of a point).
 *
 * @param closeMilli {@link #UNKNOWN} when only a high is known, then open and low are so too
 * @param volume shares, or {@link #UNKNOWN}
 * @param turnoverMilli thousandths of a Hong Kong dollar, {@link Long#MAX_VALUE} at most, or {@link #UNKNOWN}
 * @param official from an exchange, rather than put together from trades
 * @param adjusted for later corporate actions by whoever sent it: then none is to act upon it
 */
public record Bar(
        long openMilli,
        long highMilli,
        long lowMilli,
        long closeMilli,
        long volume,
        long turnoverMilli,
        boolean official,
        boolean adjusted) {
    public static final long UNKNOWN = -1;

    /** Of a release that kept closes only. */
    static Bar ofClose(long closeMilli, boolean official) {
        return new Bar(closeMilli, closeMilli, closeMilli, closeMilli, UNKNOWN, UNKNOWN, official, false);
    }

    /** Of a release that kept no close of the day any more. */
    static Bar ofHigh(long highMilli) {
        return new Bar(UNKNOWN, highMilli, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, false, false);
    }

    boolean hasClose() {
        return closeMilli != UNKNOWN;
    }

    Bar withHigh(long newHighMilli) {
        return new Bar(openMilli, newHighMilli, lowMilli, closeMilli, volume, turnoverMilli, official, adjusted);
    }

    /** What it is after corporate actions; one that was adjusted already stays. */
    Bar after(Factor factor) {
        return adjusted || factor == Factor.ONE
                ? this
                : new Bar(
                        price(openMilli, factor),
                        price(highMilli, factor),
                        price(lowMilli, factor),
                        price(closeMilli, factor),
                        volume == UNKNOWN ? UNKNOWN : factor.shares(volume),
                        turnoverMilli,
                        official,
                        true);
    }

    private static long price(long milli, Factor factor) {
        return milli == UNKNOWN ? UNKNOWN : factor.price(milli);
    }
}
