package io.southflow.analytics.action;

import java.math.BigInteger;

/**
 * Shares after one or several actions for one before them, as an exact fraction. A price or a number of shares is
 * rounded once, whatever the number of actions, half up to a whole thousandth or share.
 */
public final class Factor {
    /** Of no action. */
    public static final Factor ONE = new Factor(BigInteger.ONE, BigInteger.ONE);

    private final BigInteger after;
    private final BigInteger before;

    private Factor(BigInteger after, BigInteger before) {
        this.after = after;
        this.before = before;
    }

    Factor times(Action action) {
        return new Factor(
                after.multiply(BigInteger.valueOf(action.newShares())),
                before.multiply(BigInteger.valueOf(action.oldShares())));
    }

    /** What a price of before is now, thousandths, never less than 1; what is 0 stays 0. */
    public long price(long milli) {
        return this == ONE || milli == 0 ? milli : Math.max(1, scaled(milli, before, after));
    }

    /** What a number of shares of before is now, {@link Long#MAX_VALUE} at most. */
    public long shares(long count) {
        return this == ONE ? count : scaled(count, after, before);
    }

    /** As a number, to scale an average with. */
    public double shares() {
        return after.doubleValue() / before.doubleValue();
    }

    private static long scaled(long value, BigInteger times, BigInteger by) {
        BigInteger scaled =
                BigInteger.valueOf(value).multiply(times).shiftLeft(1).add(by).divide(by.shiftLeft(1));
        return scaled.bitLength() < Long.SIZE ? scaled.longValue() : Long.MAX_VALUE;
    }
}
