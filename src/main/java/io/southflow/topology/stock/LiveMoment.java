package io.southflow.topology.stock;

import io.southflow.analytics.position.SessionGate;

/**
 * The trading second that live output is as of: the last closed one; once nothing has come for a while, the one that is
 * still open as well, for of a feed that falls silent nothing would close it. It never goes back within a session, so that what
 * was shown of a second stays shown; an event that comes for it after all counts and is shown again. Alerts and what leaves
 * at full minutes know nothing of it.
 */
public final class LiveMoment {
    /**
     * Wall time without an event after which a feed is taken for silent, milliseconds. A second of a feed that keeps up is
     * over within one; the other is for the way of its events.
     */
    public static final long SILENCE_MILLIS = 2_000;

    private int day = SessionGate.NONE;
    private int second = -1;

    /**
     * Goes on to where a feed stands. Returns whether it moved.
     *
     * @param reach how far the session has come, as in {@link io.southflow.calendar.TradingTime#reachOf}
     * @param close last trading second of the day
     * @param isSilent whether the second that is open is shown too
     */
    public boolean look(int ofDay, int reach, int close, boolean isSilent) {
        // All of the opening auction counts at second 0: for half an hour nothing would be shown.
        int shown = Math.min(close, isSilent || reach == 0 ? reach : reach - 1);
        boolean isLater = ofDay != day || shown > second;
        if (isLater) {
            set(ofDay, shown);
        }
        return isLater;
    }

    public void set(int newDay, int newSecond) {
        day = newDay;
        second = newSecond;
    }

    /** Days since the epoch, or {@link SessionGate#NONE}. */
    public int day() {
        return day;
    }

    /** -1 while there is none to be shown. */
    public int second() {
        return second;
    }

    public boolean isAfter(LiveMoment other) {
        return day > other.day || day == other.day && second > other.second;
    }
}
