package io.southflow.topology;

import java.util.List;

/** What becomes of a stock; each partition has one stock, or index, of each role. */
enum GoldenRole {
    /** At a high of years at the cut; an event is held that opens its next session. Falls from then on. */
    RISES,
    /** An event is held that nothing confirms. Rises after the cut. */
    FALLS,
    /** Bought, and sold short, in the hour of the cut. */
    BOUGHT,
    /** Sold in the hour of the cut. */
    SOLD,
    /** Numbers full of gaps, and a long journal of flows. */
    GAPS,
    INDEX;

    private static final List<List<String>> SYMBOLS = List.of(
            List.of("09988", "03690", "02015", "06060", "09626", "HSTECH"),
            List.of("00700", "01810", "00981", "00992", "01024", "HSI"));

    interface Action {
        void of(String symbol, GoldenRole role);
    }

    /** Partition by partition. */
    static void each(Action action) {
        SYMBOLS.forEach(symbols -> {
            for (GoldenRole role : values()) {
                action.of(symbols.get(role.ordinal()), role);
            }
        });
    }
}
