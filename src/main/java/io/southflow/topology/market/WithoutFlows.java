package io.southflow.topology.market;

import io.southflow.analytics.position.SessionGate;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.topology.stock.Stock;
import java.time.Instant;

/**
 * As of when a task shows its part of the market while no increment has come to it: the close of the latest day that a DAY
 * figure is of, else the latest moment of ticks and bars. The market is as of such a moment only while no task has another.
 */
public final class WithoutFlows {
    private final TradingCalendar calendar;
    private int officialDay = SessionGate.NONE;
    private int priceDay = SessionGate.NONE;
    private int priceSecond;

    public WithoutFlows(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    public WithoutFlows add(Iterable<Stock> stocks) {
        for (Stock stock : stocks) {
            addOfficial(stock.flows().book().latestDay());
            int tickDay = stock.prices().clock().day();
            if (tickDay != SessionGate.NONE) {
                addPrice(tickDay, stock.prices().clock().reach());
            }
            addPrice(stock.prices().book().latestDay(), Integer.MAX_VALUE);
        }
        return this;
    }

    /** There is a DAY figure of a day; {@link SessionGate#NONE} is passed over. */
    public WithoutFlows addOfficial(int day) {
        officialDay = Math.max(officialDay, day);
        return this;
    }

    private void addPrice(int day, int second) {
        if (day != SessionGate.NONE && day >= priceDay) {
            int shown = Math.max(0, Math.min(second, calendar.closeOf(day)));
            priceSecond = day == priceDay ? Math.max(priceSecond, shown) : shown;
            priceDay = day;
        }
    }

    /** Whether there is nothing of any day. */
    private boolean isNever() {
        return officialDay == SessionGate.NONE && priceDay == SessionGate.NONE;
    }

    /** The day that money is as of, 0 when there is none. */
    int day() {
        return isNever() ? 0 : officialDay == SessionGate.NONE ? priceDay : officialDay;
    }

    int second() {
        return isNever() ? 0 : officialDay == SessionGate.NONE ? priceSecond : calendar.closeOf(officialDay);
    }

    /** The close of the latest day of which there is a DAY figure, or null. */
    Instant official() {
        return officialDay == SessionGate.NONE ? null : moment(officialDay, calendar.closeOf(officialDay));
    }

    /** The latest moment of a price, or null. */
    Instant prices() {
        return priceDay == SessionGate.NONE ? null : moment(priceDay, priceSecond);
    }

    private static Instant moment(int day, int second) {
        return Instant.ofEpochMilli(TradingTime.millisOf(day, second));
    }
}
