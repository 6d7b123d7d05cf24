package io.southflow.analytics.unit;

/**
 * Southbound money of both channels as four amounts in thousandths of a Hong Kong dollar, kept side by side in an array:
 * bought and sold through Shanghai, bought and sold through Shenzhen.
 */
public final class Money {
    /** Amounts per entry. */
    public static final int LANES = 4;

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

    /** Adds the amounts of an entry to those that begin at a place of {@code lanes}. */
    public static void add(long[] entry, long[] lanes, int at) {
        for (int lane = 0; lane < LANES; lane++) {
            lanes[at + lane] += entry[lane];
        }
    }
}
