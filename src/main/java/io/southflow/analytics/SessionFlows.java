package io.southflow.analytics;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One stock's money by session, at most {@value #MOST} of them, and the sums of windows that reach over several. The sums
 * are kept for one day and made anew when the day or a session changes.
 */
final class SessionFlows {
    /** The weekdays of a year at most, so that neither a year to date nor twelve months lose their begin. */
    static final int MOST = 262;

    static final char ROW = 'S';

    private static final Window[] WINDOWS = Window.values();

    private final TradingCalendar calendar;
    private final TreeMap<Integer, SessionFlow> sessions = new TreeMap<>();
    private final TreeSet<Integer> changed = new TreeSet<>();
    private int firstDay = Integer.MAX_VALUE;
    /** The session asked for last: nearly always today's. */
    private SessionFlow recent;

    private int sumsDay = SessionGate.NONE;
    private int sumsWithout = SessionGate.NONE;
    private final long[][] sums = new long[WINDOWS.length][Money.LANES];
    private final int[] masks = new int[WINDOWS.length];
    private final int[] starts = new int[WINDOWS.length];
    private final int[] covered = new int[WINDOWS.length];

    SessionFlows(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /** The session of a day, made if there is none; it counts as changed. */
    SessionFlow change(int day) {
        SessionFlow session = sessions.computeIfAbsent(day, SessionFlow::new);
        changed.add(day);
        firstDay = Math.min(firstDay, day);
        if (sessions.size() > MOST) {
            int oldest = sessions.pollFirstEntry().getKey();
            changed.add(oldest);
            recent = null;
        }
        sumsDay = SessionGate.NONE;
        return session;
    }

    /** The session of a day has changed in what no sum depends on. */
    void touch(int day) {
        changed.add(day);
    }

    /** The session of a day, or null. */
    SessionFlow get(int day) {
        if (recent == null || recent.day() != day) {
            recent = sessions.get(day);
        }
        return recent;
    }

    boolean isBeforeMemory(int day) {
        return sessions.size() == MOST && day < sessions.firstKey();
    }

    /** Sessions from {@code first} to {@code last}, both included. */
    Iterable<SessionFlow> between(int first, int last) {
        return sessions.subMap(first, true, last, true).values();
    }

    /** Makes the sums as of a day, leaving out the session {@code without}, unless they are those already. */
    void sumUp(int asOfDay, int without) {
        if (sumsDay == asOfDay && sumsWithout == without) {
            return;
        }
        sumsDay = asOfDay;
        sumsWithout = without;
        for (Window window : WINDOWS) {
            int w = window.ordinal();
            starts[w] = start(window, asOfDay);
            covered[w] = calendar.southboundDays(Math.max(starts[w], Math.min(firstDay, asOfDay)), asOfDay);
            Arrays.fill(sums[w], 0);
            masks[w] = 0;
            for (SessionFlow session : between(starts[w], asOfDay)) {
                if (session.day() != without) {
                    session.addTo(sums[w]);
                    masks[w] |= session.basisMask();
                }
            }
        }
    }

    private int start(Window window, int day) {
        return switch (window) {
            case D5, D20 -> calendar.southboundStart(day, window.sessions());
            case MONTH -> (int) TradingTime.date(day).withDayOfMonth(1).toEpochDay();
            case YEAR -> (int) TradingTime.date(day).withDayOfYear(1).toEpochDay();
            default -> day;
        };
    }

    /** First day of a window, after {@link #sumUp}. */
    int start(Window window) {
        return starts[window.ordinal()];
    }

    /** Southbound sessions of a window since the stock was first seen, after {@link #sumUp}. */
    int covered(Window window) {
        return covered[window.ordinal()];
    }

    /** Whether the stock has been seen since the window's first session, after {@link #sumUp}. */
    boolean isFull(Window window) {
        int start = start(window);
        return firstDay <= start || calendar.southboundDays(start, firstDay - 1) == 0;
    }

    /** Sum of a window without today, after {@link #sumUp}. */
    long[] sum(Window window) {
        return sums[window.ordinal()];
    }

    /** Bases of a window without today, after {@link #sumUp}. */
    int mask(Window window) {
        return masks[window.ordinal()];
    }

    void save(RowSink rows) {
        for (int day : changed) {
            SessionFlow session = sessions.get(day);
            rows.put(ROW, day, session == null ? null : RowSink.bytes(session::write));
        }
        changed.clear();
    }

    void load(int day, byte[] row) {
        RowSink.parse(row, in -> sessions.put(day, SessionFlow.read(day, in)));
        firstDay = Math.min(firstDay, day);
    }

    /** Every session, by day. */
    Map<Integer, SessionFlow> all() {
        return sessions;
    }
}
