package io.southflow.analytics.action;

import io.southflow.calendar.TradingCalendar;

/** So many sessions without a sign of a stock that nobody knows whether its code still is the same company's. */
public final class Gap {
    private static final int SESSIONS = 30;
    /** Fewer calendar days than that have fewer sessions. */
    private static final int DAYS = 42;

    private Gap() {}

    /** Whether two days, days since the epoch, have {@value #SESSIONS} sessions or more between them. */
    public static boolean isBetween(int earlier, int later, TradingCalendar calendar) {
        if (later - earlier < DAYS) {
            return false;
        }
        int sessions = 0;
        for (int day = earlier + 1; day < later && sessions < SESSIONS; day++) {
            sessions += calendar.isTradingDay(day) ? 1 : 0;
        }
        return sessions == SESSIONS;
    }
}
