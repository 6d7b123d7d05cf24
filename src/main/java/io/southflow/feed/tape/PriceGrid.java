package io.southflow.feed.tape;

/** The exchange's table of minimum spreads as it stood until 2025-08-03; prices in thousandths of a Hong Kong dollar. */
final class PriceGrid {
    private static final long[] BELOW = {250, 500, 10_000, 20_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000};
    private static final long[] STEP = {1, 5, 10, 20, 50, 100, 200, 500, 1_000};
    private static final long LARGEST_STEP = 2_000;
    /** Levels of an index have two decimals. */
    private static final long INDEX_STEP = 10;

    private PriceGrid() {}

    /** The price on the grid nearest to {@code milli}; keeps the order of prices. */
    static long nearest(double milli, boolean index) {
        long step = index ? INDEX_STEP : step(milli);
        return Math.max(step, Math.round(milli / step) * step);
    }

    private static long step(double milli) {
        for (int i = 0; i < BELOW.length; i++) {
            if (milli < BELOW[i]) {
                return STEP[i];
            }
        }
        return LARGEST_STEP;
    }
}
