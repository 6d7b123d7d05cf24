package io.southflow.analytics.detector;

import io.southflow.calendar.TradingTime;

/** When a point is; kept from point to point. */
abstract class Moment {
    private int day;
    private int second;

    final void move(int newDay, int newSecond) {
        day = newDay;
        second = newSecond;
    }

    public final int day() {
        return day;
    }

    public final int second() {
        return second;
    }

    public final long millis() {
        return TradingTime.millisOf(day, second);
    }
}
