package io.southflow.metrics;

import java.util.List;

/**
 * The market at one moment of event time. Nobody changes the arrays after they are handed over; they hold net inflows
 * in thousandths of a Hong Kong dollar by position among the windows.
 *
 * @param asOfMillis event time, milliseconds since the epoch, UTC
 * @param complete whether every part is of that moment
 * @param months oldest first; only the latest 13 are shown
 * @param differences of the stocks' net from the official one
 */
public record MarketFigures(
        long asOfMillis,
        boolean complete,
        long[] shanghaiNetMilli,
        long[] shenzhenNetMilli,
        long[] allNetMilli,
        List<Month> months,
        List<Difference> differences) {

    /**
     * @param month yyyy-MM
     * @param netMilli net inflow, thousandths of a Hong Kong dollar
     */
    public record Month(String month, long netMilli) {}

    /**
     * @param channel SH, SZ or ALL
     * @param netMilli net inflow of the stocks' sum less that of the official figure, thousandths of a Hong Kong dollar
     */
    public record Difference(String channel, long netMilli) {}
}
