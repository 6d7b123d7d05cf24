package io.southflow.analytics.detector;

/** What a rule watches: one topic's events and nothing else, so that how topics interleave changes no alert. */
public enum Subject {
    /** {@link FlowAt} and {@link SessionEnd} of southbound money. */
    FLOWS,
    /** {@link PriceAt} and {@link SessionEnd} of ticks. */
    PRICES,
    /** {@link ShortReport}. */
    SHORT_SALES,
    /** {@link MarketAt} and {@link SessionEnd} of the market's southbound money. */
    MARKET;

    /** Whether its sessions open, and show a rule those that are closed. */
    boolean hasSessions() {
        return this != SHORT_SALES;
    }
}
