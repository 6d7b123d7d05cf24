package io.southflow.topology.market;

import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Money;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.MonthFlow;
import io.southflow.wire.Words;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The money of many stocks by calendar month: that of a day, and those before it. */
final class MonthTotals {
    private final int day;
    private final YearMonth current;
    private final int[] starts = new int[PartialReport.MONTHS];
    private final long[] totals = new long[PartialReport.MONTHS * Money.LANES];
    private final int[] masks = new int[PartialReport.MONTHS];

    MonthTotals(int day) {
        this.day = day;
        current = YearMonth.from(TradingTime.date(day));
        for (int ago = 0; ago < starts.length; ago++) {
            starts[ago] = (int) current.minusMonths(ago).atDay(1).toEpochDay();
        }
    }

    /** The first day of the first month. */
    int firstDay() {
        return starts[starts.length - 1];
    }

    /** How many months may hold money that is known since a day. */
    int since(int firstKnown) {
        int count = 1;
        while (count < starts.length && firstKnown < starts[count - 1]) {
            count++;
        }
        return count;
    }

    /** Adds a stock's, by how many months ago. */
    void add(long[] lanesOfMonths, int[] masksOfMonths) {
        for (int i = 0; i < lanesOfMonths.length; i++) {
            totals[i] = Money.sum(totals[i], lanesOfMonths[i]);
        }
        for (int ago = 0; ago < masksOfMonths.length; ago++) {
            masks[ago] |= masksOfMonths[ago];
        }
    }

    /** The months since the first day that is known of any stock. */
    List<MonthFlow> flows(int firstKnown) {
        List<MonthFlow> flows = new ArrayList<>();
        for (int ago = firstKnown > day ? -1 : since(firstKnown) - 1; ago >= 0; ago--) {
            int at = ago * Money.LANES;
            long buy = Money.sum(totals[at], totals[at + 2]);
            long sell = Money.sum(totals[at + 1], totals[at + 3]);
            flows.add(new MonthFlow(
                    current.minusMonths(ago).toString(),
                    buy,
                    sell,
                    buy - sell,
                    Words.toSchema(Basis.weakest(masks[ago]))));
        }
        return flows;
    }
}
