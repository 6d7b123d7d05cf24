package io.southflow.feed.tape;

import io.southflow.calendar.TradingTime;

/**
 * When things happen in one session, in milliseconds since midnight in Hong Kong.
 *
 * @param day days since the epoch
 * @param half whether the session ends at noon
 */
record SessionClock(int day, boolean half) {
    private static final int MINUTE = 60_000;
    private static final int HOUR = 60 * MINUTE;
    private static final int OPEN = 9 * HOUR + 30 * MINUTE;
    private static final int LUNCH = 60 * MINUTE;
    private static final int MORNING = TradingTime.LUNCH * 1000;

    /** @param uniform 0 to 1, as in all others here: it picks the moment */
    int openingAuction(double uniform) {
        return OPEN - 10 * MINUTE + (int) (uniform * MINUTE);
    }

    int open() {
        return OPEN;
    }

    /** @param part of the session's continuous trading, 0 to 1 */
    int continuous(double part) {
        int length = half ? MORNING : TradingTime.CLOSE * 1000;
        int trading = Math.min(length - 1, (int) (part * length));
        return OPEN + trading + (trading < MORNING ? 0 : LUNCH);
    }

    int closingAuction(double uniform) {
        return close() + 8 * MINUTE + (int) (uniform * MINUTE);
    }

    int morningReport(double uniform) {
        return 12 * HOUR + 5 * MINUTE + (int) (uniform * 25 * MINUTE);
    }

    /** When the heartbeats say that the session is over. */
    int heartbeat() {
        return close() + 30 * MINUTE;
    }

    int dailyBar() {
        return close() + 35 * MINUTE;
    }

    int dayReport() {
        return close() + 45 * MINUTE;
    }

    long epochMillis(int millisOfDay) {
        return TradingTime.millisOf(day, 0) - OPEN + millisOfDay;
    }

    private int close() {
        return half ? 12 * HOUR : 16 * HOUR;
    }
}
