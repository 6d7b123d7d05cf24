package io.southflow.feed.tape;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The trading days of the tape, numbered from 0: the long history of one stock, the history of all, the sessions.
 *
 * @param days days since the epoch, ascending
 * @param dense number of the first day on which every listing has a bar
 * @param first number of the first session
 */
record TapeDays(TradingCalendar calendar, int[] days, int dense, int first) {
    /** Daily bars of every listing before the first session. */
    static final int HISTORY = 160;

    /** @throws IllegalArgumentException when the calendar does not have the tape's sessions */
    static TapeDays of(TradingCalendar calendar, int firstKnown, List<SessionRow> sessions) {
        int last = sessions.get(sessions.size() - 1).day();
        int[] days = IntStream.rangeClosed(firstKnown, last)
                .filter(calendar::isTradingDay)
                .toArray();
        int first = days.length - sessions.size();
        for (int i = 0; i < sessions.size(); i++) {
            SessionRow row = sessions.get(i);
            if (days[first + i] != row.day() || calendar.isSouthboundDay(row.day()) != row.southbound()) {
                throw new IllegalArgumentException("the tape needs Hong Kong's own calendar: it has "
                        + (row.southbound() ? "a southbound session on " : "a session without southbound trading on ")
                        + TradingTime.date(row.day()) + " and the calendar given has not");
            }
        }
        return new TapeDays(calendar, days, first - HISTORY, first);
    }

    int count() {
        return days.length;
    }

    int day(int number) {
        return days[number];
    }

    int sessions() {
        return days.length - first;
    }

    boolean isHalfDay(int number) {
        return calendar.closeOf(days[number]) == TradingTime.LUNCH;
    }

    /** Whether no trading day of the same month follows. */
    boolean endsMonth(int day) {
        int month = TradingTime.date(day).getMonthValue();
        int next = day + 1;
        while (!calendar.isTradingDay(next)) {
            next++;
        }
        return TradingTime.date(next).getMonthValue() != month;
    }
}
