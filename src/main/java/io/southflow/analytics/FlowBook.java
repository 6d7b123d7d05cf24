package io.southflow.analytics;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything kept about the southbound money of one stock: today by trading second, closed sessions by day, and the
 * detector of surges. Sums are exact and do not depend on the order of arrival.
 *
 * <p>Rows: a head, today's journal in blocks, the session before, one row a session. Only what changed is written.
 */
public final class FlowBook {
    /** Kind of the head row. */
    public static final char HEAD = 'F';
    /** Kind of the rows of today's journal. */
    public static final char JOURNAL = 'J';
    /** Kind of the row with the seconds of the session before: the market may still be in it. */
    public static final char YESTERDAY = 'D';
    /** Kind of the rows of sessions. */
    public static final char SESSION = SessionFlows.ROW;

    private final TradingCalendar calendar;
    private final DetectorSettings.Surge surgeSettings;
    private final SessionFlows sessions;
    private final SurgeDetector surge;
    private final FlowJournal journal = new FlowJournal();
    private final List<byte[]> sealed = new ArrayList<>();
    private final long[] today = new long[Money.LANES];

    private int day = SessionGate.NONE;
    private int close;
    private int basisMask;
    private SecondLog log = new SecondLog();
    private int yesterday = SessionGate.NONE;
    private SecondLog yesterdayLog;
    private boolean changed;
    private boolean journalChanged;
    private boolean yesterdayChanged;

    public FlowBook(TradingCalendar calendar, DetectorSettings.Surge surgeSettings) {
        this.calendar = calendar;
        this.surgeSettings = surgeSettings;
        sessions = new SessionFlows(calendar);
        surge = new SurgeDetector(surgeSettings);
    }

    /** The current session, days since the epoch, or {@link SessionGate#NONE}. */
    public int day() {
        return day;
    }

    /** The last trading second of the current session. */
    public int close() {
        return close;
    }

    public SurgeDetector surge() {
        return surge;
    }

    /** Ends the current session, if there is one: judges what is left of it and keeps its sum. */
    public void closeSession(Signal.Sink sink) {
        if (day == SessionGate.NONE) {
            return;
        }
        SessionFlow session = sessions.change(day);
        surge.judge(log, day, close, session.samples(), sink);
        surge.close(log, day, close, sink);
        session.setEvents(sumToday(close), basisMask);
        yesterday = day;
        yesterdayLog = log;
        yesterdayChanged = true;
        day = SessionGate.NONE;
    }

    /** Begins a session; the one before must be closed. */
    public void open(int newDay) {
        day = newDay;
        close = calendar.closeOf(newDay);
        basisMask = 0;
        log = new SecondLog();
        journal.restart(0);
        sealed.clear();
        sessions.change(newDay);
        Samples baseline = new Samples();
        int count = 0;
        for (SessionFlow past :
                sessions.between(calendar.southboundStart(newDay - 1, surgeSettings.sessions()), newDay - 1)) {
            baseline.addAll(past.samples());
            count += past.samples().count() > 0 ? 1 : 0;
        }
        surge.open(baseline, count);
        changed = true;
        journalChanged = true;
    }

    /** Adds money to a second of the current session. */
    public void add(int second, Channel channel, long buy, long sell, Basis basis) {
        basisMask |= basis.bit();
        changed = true;
        if (buy == 0 && sell == 0) {
            return;
        }
        if (journal.isFull()) {
            seal();
            if (journal.block() * FlowJournal.BLOCK > 2 * log.size() + 4096) {
                rewriteJournal();
            }
        }
        log.add(second, channel, buy, sell);
        journal.add(second, channel, buy, sell);
        journalChanged = true;
        surge.added(second);
    }

    /** Judges every point of the current session up to a second. */
    public void judge(int upTo, Signal.Sink sink) {
        if (upTo > surge.judged()) {
            changed = true;
            long samples = sessions.get(day).samples().count();
            surge.judge(log, day, Math.min(upTo, close), sessions.get(day).samples(), sink);
            if (sessions.get(day).samples().count() != samples) {
                sessions.touch(day);
            }
        }
    }

    /** Whether a day is too old to be kept. */
    public boolean isForgotten(int someDay) {
        return sessions.isBeforeMemory(someDay);
    }

    /** Puts the official figure of a day and channel in place of its events. */
    public void setOfficial(int ofDay, Channel channel, long buy, long sell, Basis basis) {
        sessions.change(ofDay).setOfficial(channel, buy, sell, basis);
    }

    /** Puts into {@code lanes} what a window holds as of a trading second of a day. */
    public void read(Window window, int asOfDay, int asOfSecond, long[] lanes) {
        Arrays.fill(lanes, 0);
        if (window.isIntraday() && window != Window.DAY) {
            SecondLog ofDay = logOf(asOfDay);
            if (ofDay != null) {
                ofDay.addBetween(asOfSecond - window.seconds(), asOfSecond, lanes);
            }
            return;
        }
        sessions.sumUp(asOfDay, day);
        long[] closed = sessions.sum(window);
        System.arraycopy(closed, 0, lanes, 0, Money.LANES);
        if (day >= sessions.start(window) && day <= asOfDay) {
            sessions.get(day).addTo(lanes, sumToday(day == asOfDay ? asOfSecond : close));
        }
    }

    /** Bases of what a window holds as of a day, as a mask. */
    public int basisMask(Window window, int asOfDay) {
        sessions.sumUp(asOfDay, day);
        boolean holdsToday = day >= sessions.start(window) && day <= asOfDay;
        return sessions.mask(window) | (holdsToday ? sessions.get(day).basisMask(basisMask) : 0);
    }

    /** Southbound sessions a window covers as of a day, counted from the first one the stock was seen on. */
    public int sessions(Window window, int asOfDay) {
        sessions.sumUp(asOfDay, day);
        return sessions.covered(window);
    }

    /** Whether the window's whole length is known as of a trading second of a day. */
    public boolean isFull(Window window, int asOfDay, int asOfSecond) {
        if (window.isIntraday()) {
            return window == Window.DAY || asOfSecond >= window.seconds();
        }
        sessions.sumUp(asOfDay, day);
        return sessions.isFull(window);
    }

    /** Adds to {@code lanes} every closed session of a calendar month, and the current one as of a second of a day. */
    public void addMonth(int firstDay, int lastDay, int asOfDay, int asOfSecond, long[] lanes) {
        for (SessionFlow session : sessions.between(firstDay, Math.min(lastDay, asOfDay))) {
            if (session.day() == day) {
                session.addTo(lanes, sumToday(day == asOfDay ? asOfSecond : close));
            } else {
                session.addTo(lanes);
            }
        }
    }

    /** First day that is known of the stock, or {@link Integer#MAX_VALUE}. */
    public int firstKnownDay() {
        return sessions.all().isEmpty()
                ? Integer.MAX_VALUE
                : sessions.all().keySet().iterator().next();
    }

    private SecondLog logOf(int someDay) {
        return someDay == day ? log : someDay == yesterday ? yesterdayLog : null;
    }

    private long[] sumToday(int upTo) {
        Arrays.fill(today, 0);
        log.addBetween(-1, upTo, today);
        return today;
    }

    private void seal() {
        sealed.add(RowSink.bytes(out -> journal.write(out, day)));
        journal.next();
    }

    /** A journal much longer than the log (late events in turn) is replaced by one in order of time. */
    private void rewriteJournal() {
        sealed.clear();
        journal.restart(0);
        long[] lanes = new long[Money.LANES];
        for (int i = 0; i < log.size(); i++) {
            if (journal.isFull()) {
                seal();
            }
            Arrays.fill(lanes, 0);
            log.addBetween(log.second(i) - 1, log.second(i), lanes);
            for (Channel channel : Channel.values()) {
                int lane = Money.lane(channel);
                journal.add(log.second(i), channel, lanes[lane], lanes[lane + 1]);
            }
        }
        if (journal.isFull()) {
            seal();
        }
    }

    /** Hands out the rows that changed since the last time. */
    public void save(RowSink rows) {
        if (changed) {
            rows.put(HEAD, 0, RowSink.bytes(out -> {
                out.writeInt(day);
                out.writeByte(basisMask);
                out.writeInt(journal.block());
                surge.write(out);
            }));
            changed = false;
        }
        if (journalChanged) {
            int first = journal.block() - sealed.size();
            for (int i = 0; i < sealed.size(); i++) {
                rows.put(JOURNAL, first + i, sealed.get(i));
            }
            sealed.clear();
            rows.put(JOURNAL, journal.block(), RowSink.bytes(out -> journal.write(out, day)));
            journalChanged = false;
        }
        if (yesterdayChanged) {
            rows.put(YESTERDAY, 0, RowSink.bytes(out -> {
                out.writeInt(yesterday);
                yesterdayLog.write(out);
            }));
            yesterdayChanged = false;
        }
        sessions.save(rows);
    }

    /** Takes back a row. The head must come before the journal, the journal in order. */
    public void load(char kind, int index, byte[] row) {
        switch (kind) {
            case HEAD ->
                RowSink.parse(row, in -> {
                    day = in.readInt();
                    close = day == SessionGate.NONE ? TradingTime.CLOSE : calendar.closeOf(day);
                    basisMask = in.readByte();
                    journal.restart(in.readInt());
                    surge.read(in);
                });
            case JOURNAL -> {
                if (index <= journal.block()) {
                    RowSink.parse(row, in -> journal.read(in, day, log));
                }
            }
            case YESTERDAY ->
                RowSink.parse(row, in -> {
                    yesterday = in.readInt();
                    yesterdayLog = SecondLog.read(in);
                });
            case SESSION -> sessions.load(index, row);
            default -> throw new IllegalArgumentException("no row of kind " + kind);
        }
    }
}
