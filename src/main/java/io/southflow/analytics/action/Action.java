package io.southflow.analytics.action;

/**
 * One corporate action of a stock.
 *
 * @param exDay first day on which the stock trades as it is after the action, days since the epoch
 * @param newShares shares after the action for {@code oldShares} before it, 1 or more; both 1 at the end of a listing
 */
public record Action(int exDay, Kind kind, long newShares, long oldShares) {
    /** What happens to the shares. */
    public enum Kind {
        /** More shares of less worth each. */
        SPLIT,
        /** Fewer shares of more worth each. */
        CONSOLIDATION,
        /** New shares for nothing. */
        BONUS,
        /** The company leaves: whoever has the code afterwards is another. */
        END_OF_LISTING
    }

    /** Whether it speaks of the same event: then it is the same again, or corrects it. */
    boolean isSameEvent(Action other) {
        return exDay == other.exDay && kind == other.kind;
    }
}
