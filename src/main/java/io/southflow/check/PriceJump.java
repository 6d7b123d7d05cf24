package io.southflow.check;

/** A price so far from the one before that it is rather a split that nobody told of, or a wrong row, than a price. */
public final class PriceJump {
    private PriceJump() {}

    /** Whether a price is more than half away from the one before, both in thousandths and more than 0. */
    public static boolean isBetween(long beforeMilli, long milli) {
        return milli * 2 < beforeMilli || milli * 2 > beforeMilli * 3;
    }
}
