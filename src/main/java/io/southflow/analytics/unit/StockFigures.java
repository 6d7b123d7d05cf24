package io.southflow.analytics.unit;

/**
 * What is known of one stock or index, for those who watch rather than subscribe; of its money what the last NetInflow
 * said. Nobody changes the arrays after they are handed over.
 *
 * @param symbol 5-digit code of a stock, or the name of an index
 * @param lastMilli last price, thousandths of a Hong Kong dollar (an index: of a point), or {@link #UNKNOWN}
 * @param rsi RSI-14 at the last price, 0 to 100; NaN while it is not warm
 * @param percentB Bollinger %b, 0 at the lower band and 1 at the upper; NaN while it is not warm
 * @param shortShares shares sold short by the latest DAY report, or {@link #UNKNOWN}
 * @param netMilliByWindow net inflow, thousandths of a Hong Kong dollar, by position among the {@link Windows};
 *     single entries may be {@link #UNKNOWN}; empty where no NetInflow has left
 * @param buyDayMilli southbound turnover bought on the day that it is as of, thousandths of a Hong Kong dollar, or {@link #UNKNOWN}
 * @param sellDayMilli southbound turnover sold that day, likewise
 * @param ruleGauges what the rules' gauges show, in their order; NaN where there is nothing to show
 */
public record StockFigures(
        String symbol,
        long lastMilli,
        double rsi,
        double percentB,
        long shortShares,
        long[] netMilliByWindow,
        long buyDayMilli,
        long sellDayMilli,
        double[] ruleGauges) {

    /** In place of a whole number that is not known. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** Whether this is an index: its symbol is a name, that of a stock begins with a digit. */
    public boolean isIndex() {
        return !Character.isDigit(symbol.charAt(0));
    }
}
