package io.southflow.cli.app;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;

/** Whether Hong Kong trades at a moment. */
final class MarketHours {
    private MarketHours() {}

    /** @param epochMillis milliseconds since the epoch */
    static boolean isOpen(TradingCalendar calendar, long epochMillis) {
        int day = TradingTime.dayOf(epochMillis);
        int second = TradingTime.secondOf(epochMillis);
        boolean clockRuns = TradingTime.secondOf(epochMillis + 1_000) > second;
        boolean started = epochMillis >= TradingTime.millisOf(day, 0);
        return calendar.isTradingDay(day) && started && clockRuns && second < calendar.closeOf(day);
    }
}
