package io.southflow.analytics.flow;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.DayRows;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;

/**
 * One stock's money by session, and the sums of windows that reach over several. The sums are kept for one day and made
 * anew when the day or a session changes.
 *
 * <p>Kept are the latest {@value #MOST} sessions up to the one that is open, and the latest {@value #MOST} days after it
 * that an official figure is known of: those may be years ahead of increments that are replayed, and take no room from
 * their past. While none is open, the latest {@value #MOST}.
 *
 * <p>The session that is open is written with the head, for it changes all day; one that is closed seldom changes.
 */
final class SessionFlows {
    /** The weekdays of a year at most, so that neither a year to date nor twelve months lose their begin. */
    static final int MOST = 262;

    /** Calendar months summed up, the current one included. */
    static final int MONTHS = 12;

    static final Block ROW = Block.kept("F", 0, "flows of closed sessions");

    private final TradingCalendar calendar;
    private final Windows windows;
    private final DayRows<SessionFlow> sessions = new DayRows<>(ROW, Integer.MAX_VALUE, SessionFlow.FORMAT);
    /** The session that is open, or {@link SessionGate#NONE}. */
    private int open = SessionGate.NONE;

    private ClosedSessions closed = ClosedSessions.UNHEARD;

    private int firstDay = Integer.MAX_VALUE;
    /** The session asked for last: nearly always today's. */
    private SessionFlow recent;

    private int sumsDay = SessionGate.NONE;
    private int sumsWithout = SessionGate.NONE;
    /** By window and lane; null while there is nothing but today. */
    private long[] sums;

    private final int[] masks;
    private final int[] starts;
    private final int[] covered;
    private final boolean[] full;
    /** By month and lane; null like {@link #sums}. */
    private long[] monthSums;

    private final int[] monthMasks = new int[MONTHS];
    private final int[] monthStarts = new int[MONTHS];

    SessionFlows(TradingCalendar calendar, Windows windows) {
        this.calendar = calendar;
        this.windows = windows;
        masks = new int[windows.size()];
        starts = new int[windows.size()];
        covered = new int[windows.size()];
        full = new boolean[windows.size()];
    }

    /** Tells someone of the closed sessions that there are, and of all that becomes of them. */
    void follow(ClosedSessions follower) {
        closed = follower;
        for (SessionFlow session : sessions.all().values()) {
            if (session.day() != open) {
                closed.enter(session);
            }
        }
    }

    /** Takes back all that was told, and tells no more. */
    void leave() {
        for (SessionFlow session : sessions.all().values()) {
            if (session.day() != open) {
                closed.leave(session);
            }
        }
        closed = ClosedSessions.UNHEARD;
    }

    /** Begins the session of a day; none may be open. */
    void open(int day) {
        SessionFlow known = sessions.get(day);
        if (known != null) {
            closed.leave(known);
            // An official figure came before it: from now on it is in the head, and no more in its row.
            sessions.changed(day);
        }
        open = day;
        change(day);
        trim();
    }

    /** Ends the session that is open, with the sum of its events. */
    void close(long[] events, int basisMask) {
        SessionFlow session = change(open);
        session.setEvents(events, basisMask);
        open = SessionGate.NONE;
        sessions.changed(session.day());
        enter(session);
    }

    /** Tells of a session, unless it is too old to be kept. */
    private void enter(SessionFlow session) {
        if (sessions.get(session.day()) == session) {
            closed.enter(session);
        }
    }

    /** Puts the official figure of a day and channel in place of its events; false when it is there already. */
    boolean setOfficial(int day, Channel channel, long buy, long sell, Basis basis) {
        SessionFlow session = change(day);
        if (day == open) {
            return session.setOfficial(channel, buy, sell, basis);
        }
        closed.leave(session);
        boolean isNew = session.setOfficial(channel, buy, sell, basis);
        enter(session);
        return isNew;
    }

    /** The session of a day, made if there is none; it counts as changed. */
    private SessionFlow change(int day) {
        SessionFlow session = sessions.get(day);
        if (session == null) {
            session = new SessionFlow(day);
            put(session);
        }
        if (day != open) {
            sessions.changed(day);
        }
        sumsDay = SessionGate.NONE;
        return session;
    }

    private void put(SessionFlow session) {
        sessions.put(session.day(), session);
        firstDay = Math.min(firstDay, session.day());
        // It may be the one that is forgotten for this.
        recent = null;
        trim();
    }

    /** Forgets what is one too many, on either side of the session that is open. */
    private void trim() {
        NavigableMap<Integer, SessionFlow> past = past();
        while (past.size() > MOST) {
            forget(past.firstKey(), open == SessionGate.NONE);
        }
        NavigableMap<Integer, SessionFlow> ahead = ahead();
        while (ahead.size() > MOST) {
            forget(ahead.firstKey(), true);
        }
    }

    /** @param isRowWritten whether another session that opens might find the day in its row again */
    private void forget(int day, boolean isRowWritten) {
        if (day != open) {
            closed.leave(sessions.get(day));
        }
        sessions.forget(day);
        if (isRowWritten) {
            sessions.changed(day);
        }
    }

    private NavigableMap<Integer, SessionFlow> past() {
        return open == SessionGate.NONE ? sessions.all() : sessions.all().headMap(open, true);
    }

    private NavigableMap<Integer, SessionFlow> ahead() {
        return open == SessionGate.NONE
                ? Collections.emptyNavigableMap()
                : sessions.all().tailMap(open, false);
    }

    /** The session of a day, or null. */
    SessionFlow get(int day) {
        if (recent == null || recent.day() != day) {
            recent = sessions.get(day);
        }
        return recent;
    }

    boolean isBeforeMemory(int day) {
        NavigableMap<Integer, SessionFlow> kept = open != SessionGate.NONE && day > open ? ahead() : past();
        return kept.size() == MOST && day < kept.firstKey();
    }

    /** Sessions from {@code first} to {@code last}, both included. */
    Iterable<SessionFlow> between(int first, int last) {
        return sessions.all().subMap(first, true, last, true).values();
    }

    /** Makes the sums as of a day, leaving out the session {@code without}, unless they are those already. */
    void sumUp(int asOfDay, int without) {
        if (sumsDay == asOfDay && sumsWithout == without) {
            return;
        }
        sumsDay = asOfDay;
        sumsWithout = without;
        if (sums != null) {
            Arrays.fill(sums, 0);
            Arrays.fill(monthSums, 0);
        }
        int earliest = asOfDay;
        for (int w = 0; w < windows.size(); w++) {
            starts[w] = windows.get(w).start(asOfDay, calendar);
            covered[w] = calendar.southboundDays(Math.max(starts[w], Math.min(firstDay, asOfDay)), asOfDay);
            full[w] = firstDay <= starts[w] || calendar.southboundDays(starts[w], firstDay - 1) == 0;
            masks[w] = 0;
            earliest = Math.min(earliest, starts[w]);
        }
        LocalDate month = TradingTime.date(asOfDay).withDayOfMonth(1);
        for (int m = 0; m < MONTHS; m++) {
            monthStarts[m] = (int) month.minusMonths(m).toEpochDay();
            monthMasks[m] = 0;
        }
        earliest = Math.min(earliest, monthStarts[MONTHS - 1]);
        for (SessionFlow session : between(earliest, asOfDay)) {
            if (session.day() != without) {
                addToSums(session);
            }
        }
    }

    private void addToSums(SessionFlow session) {
        if (sums == null) {
            sums = new long[windows.size() * Money.LANES];
            monthSums = new long[MONTHS * Money.LANES];
        }
        long[] lanes = new long[Money.LANES];
        session.addTo(lanes);
        int mask = session.basisMask();
        for (int w = 0; w < masks.length; w++) {
            if (session.day() >= starts[w]) {
                Money.add(lanes, sums, w * Money.LANES);
                masks[w] |= mask;
            }
        }
        int month = monthsAgo(session.day());
        if (month < MONTHS) {
            Money.add(lanes, monthSums, month * Money.LANES);
            monthMasks[month] |= mask;
        }
    }

    /** How many months before that of the sums a day is, {@value #MONTHS} when it is more, after {@link #sumUp}. */
    int monthsAgo(int day) {
        int months = 0;
        while (months < MONTHS && day < monthStarts[months]) {
            months++;
        }
        return months;
    }

    /** Puts the sum of a month without today to a place among {@code lanes}, after {@link #sumUp}. */
    void readMonth(int monthsAgo, long[] lanes, int place) {
        read(monthSums, monthsAgo, lanes, place);
    }

    /** Bases of a month without today, after {@link #sumUp}. */
    int monthMask(int monthsAgo) {
        return monthMasks[monthsAgo];
    }

    /** First day of the window at a position, after {@link #sumUp}. */
    int start(int w) {
        return starts[w];
    }

    /** Southbound sessions of a window since the stock was first seen, after {@link #sumUp}. */
    int covered(int w) {
        return covered[w];
    }

    /** Whether the stock has been seen since the window's first session, after {@link #sumUp}. */
    boolean isFull(int w) {
        return full[w];
    }

    /** Puts the sum of a window without today to a place among {@code lanes}, after {@link #sumUp}. */
    void readSum(int w, long[] lanes, int place) {
        read(sums, w, lanes, place);
    }

    private static void read(long[] sums, int at, long[] lanes, int place) {
        if (sums == null) {
            Arrays.fill(lanes, place, place + Money.LANES, 0);
        } else {
            System.arraycopy(sums, at * Money.LANES, lanes, place, Money.LANES);
        }
    }

    /** Bases of a window without today, after {@link #sumUp}. */
    int mask(int w) {
        return masks[w];
    }

    /** Writes the session that is open, if there is one. */
    void writeOpen(DataOutput out) throws IOException {
        if (open != SessionGate.NONE) {
            sessions.get(open).write(out);
        }
    }

    /** Takes back the session that was open when it was written: {@code day}, or {@link SessionGate#NONE}. */
    void readOpen(int day, DataInput in) throws IOException {
        open = day;
        if (day != SessionGate.NONE) {
            put(SessionFlow.read(day, in));
        }
    }

    void save(RowSink rows) {
        sessions.save(rows, open);
    }

    void load(int row, SavedBlock saved) {
        sessions.load(row, saved);
        trim();
        firstDay = Math.min(firstDay, firstKnownDay());
    }

    /** The latest day that is kept, or {@link SessionGate#NONE}. */
    int latestDay() {
        return sessions.all().isEmpty() ? SessionGate.NONE : sessions.all().lastKey();
    }

    /** The first day that is kept, or {@link Integer#MAX_VALUE}. */
    int firstKnownDay() {
        return sessions.all().isEmpty() ? Integer.MAX_VALUE : sessions.all().firstKey();
    }
}
