package io.southflow.analytics.unit;

import java.math.BigDecimal;

/**
 * Southbound money of both channels as four amounts in thousandths of a Hong Kong dollar, kept side by side in an array:
 * bought and sold through Shanghai, bought and sold through Shenzhen.
 */
public final class Money {
    /** Amounts per entry. */
    public static final int LANES = 4;

    /**
     * The most of one amount, HKD 10^12: of a record, and of what a session buys or sells of one stock through one channel.
     * So a stock's sums are exact: those of both channels over a year of 262 sessions are below 2^59.
     */
    public static final long MOST = 1_000_000_000_000_000L;

    private Money() {}

    /** Place of what was bought through a channel; what was sold follows. */
    public static int lane(Channel channel) {
        return channel.ordinal() * 2;
    }

    /** Bought through both channels. */
    public static long buy(long[] lanes) {
        return lanes[0] + lanes[2];
    }

    /** Sold through both channels. */
    public static long sell(long[] lanes) {
        return lanes[1] + lanes[3];
    }

    /** Bought less sold through both channels. */
    public static long net(long[] lanes) {
        return lanes[0] - lanes[1] + lanes[2] - lanes[3];
    }

    /**
     * The sum of two amounts of many stocks, of which each may have {@link #MOST} in every session: nothing bounds it below
     * what a number holds. It ends at the largest number (or the smallest) instead of changing its sign, which keeps it
     * independent of the order of addition; up to there, HKD 9 × 10^15, it is exact.
     */
    public static long sum(long one, long other) {
        long sum = one + other;
        boolean overflown = ((one ^ sum) & (other ^ sum)) < 0;
        return overflown ? one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
    }

    /** Thousandths as a decimal without trailing zeros. */
    public static String decimal(long milli) {
        return BigDecimal.valueOf(milli, 3).stripTrailingZeros().toPlainString();
    }

    /** Adds the amounts of an entry to those that begin at a place of {@code lanes}. */
    public static void add(long[] entry, long[] lanes, int at) {
        for (int lane = 0; lane < LANES; lane++) {
            lanes[at + lane] += entry[lane];
        }
    }
}
