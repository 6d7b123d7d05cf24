package io.southflow.feed.csv;

/** The ranges of the schemas, checked at this edge too. */
final class CsvRange {
    static final long MAX_AMOUNT_MILLI = 1_000_000_000_000_000L;
    static final long MAX_PRICE_MILLI = 10_000_000_000L;
    static final long MAX_SHARES = 1_000_000_000_000L;
    /** No bound in the schema: what fifteen digits before the point allow. */
    static final long MAX_TURNOVER_MILLI = 999_999_999_999_999_999L;

    private CsvRange() {}
}
