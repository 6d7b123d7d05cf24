package io.southflow.analytics.flow;

import io.southflow.analytics.position.BasisSince;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.statistic.Samples;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import io.southflow.analytics.unit.Window;
import io.southflow.analytics.unit.WindowSums;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Everything kept about the southbound money of one stock: today by trading second, closed sessions by day, each
 * with samples of its 30-minute net. Sums are exact and do not depend on the order of arrival.
 *
 * <p>Kept as a head, which nearly every event changes, and as rows: today's journal in blocks, closed sessions.
 */
public final class FlowBook {
    /** What nearly every event changes. */
    public static final Block TODAY = Block.kept("s", 1, "the money of today");
    /** Rows of today's journal. */
    public static final Block JOURNAL = DayLogs.JOURNAL;
    /** Rows of closed sessions. */
    public static final Block SESSION = SessionFlows.ROW;

    private final TradingCalendar calendar;
    private final Windows windows;
    private final SessionFlows sessions;
    private final FlowPoints points = new FlowPoints();
    private final DayLogs logs = new DayLogs();
    private final long[] today = new long[Money.LANES];
    private final long[] current = new long[Money.LANES];

    private int day = SessionGate.NONE;
    private int close;
    private final BasisSince bases = new BasisSince();

    public FlowBook(TradingCalendar calendar, Windows windows) {
        this.calendar = calendar;
        this.windows = windows;
        sessions = new SessionFlows(calendar, windows);
    }

    /** The windows it is read by; a window is named by its position among them. */
    public Windows windows() {
        return windows;
    }

    /** The current session, days since the epoch, or {@link SessionGate#NONE}. */
    public int day() {
        return day;
    }

    /** The last trading second of the current session. */
    public int close() {
        return close;
    }

    /** Ends the current session, if there is one, and keeps its sum; every point of it must be judged. */
    public void closeSession() {
        if (day == SessionGate.NONE) {
            return;
        }
        sessions.close(sumToday(close), bases.maskAt(close));
        day = SessionGate.NONE;
    }

    /** Begins a session; the one before must be closed. */
    public void open(int newDay) {
        day = newDay;
        close = calendar.closeOf(newDay);
        bases.clear();
        logs.open(newDay);
        sessions.open(newDay);
        points.open();
    }

    /**
     * Samples of the 30-minute net over the southbound sessions before a day, at most so many by the calendar.
     *
     * @param into takes them
     * @return how many of the sessions have any
     */
    public int samplesBefore(int someDay, int count, Samples into) {
        int known = 0;
        for (SessionFlow past : sessions.between(calendar.southboundStart(someDay - 1, count), someDay - 1)) {
            into.addAll(past.samples());
            known += past.samples().count() > 0 ? 1 : 0;
        }
        return known;
    }

    /** Whether the current session's sums stay at most {@link Money#MOST} with this: only such money may be added. */
    public boolean hasRoom(Channel channel, long buy, long sell) {
        int lane = Money.lane(channel);
        SecondLog log = logs.log();
        return log.total(lane) + buy <= Money.MOST && log.total(lane + 1) + sell <= Money.MOST;
    }

    /** Adds money to a second of the current session, for which there must be {@link #hasRoom room}. */
    public void add(int second, Channel channel, long buy, long sell, Basis basis) {
        bases.add(basis, second);
        if (buy == 0 && sell == 0) {
            return;
        }
        logs.add(second, channel, buy, sell);
        points.added(second);
    }

    /** Takes the 30-minute net at each point, thousandths of a Hong Kong dollar, in order of time. */
    @FunctionalInterface
    public interface Judge {
        void net(int second, long netMilli);
    }

    /** Judges every point of the current session up to a second. */
    public void judge(int upTo, Judge judge) {
        int last = Math.min(upTo, close);
        while (points.next(logs.log(), last)) {
            long net = points.net(logs.log());
            if (points.isSampled()) {
                sessions.get(day).samples().add(net);
            }
            judge.net(points.judged(), net);
        }
    }

    /** The net of the last 30 minutes of the current session. */
    public long lastNet() {
        return logs.log().netBetween(close - FlowPoints.SPAN, close);
    }

    /** Whether a day is too old to be kept: before the sessions, or before the official figures ahead of them. */
    public boolean isForgotten(int someDay) {
        return sessions.isBeforeMemory(someDay);
    }

    /** Puts the official figure of a day and channel in place of its events; false when it is there already. */
    public boolean setOfficial(int ofDay, Channel channel, long buy, long sell, Basis basis) {
        return sessions.setOfficial(ofDay, channel, buy, sell, basis);
    }

    /** Reads what each window holds as of a trading second of a day. */
    public void read(int asOfDay, int asOfSecond, WindowSums into) {
        sessions.sumUp(asOfDay, day);
        SecondLog ofDay = logs.of(asOfDay);
        int last = ofDay == null ? 0 : ofDay.count(asOfSecond);
        int eventMask = eventBasis(asOfDay);
        int currentMask = sumCurrent(asOfDay, asOfSecond);
        for (int w = 0; w < windows.size(); w++) {
            int at = w * Money.LANES;
            if (windows.get(w).isTradingTime()) {
                Arrays.fill(into.lanes, at, at + Money.LANES, 0);
                if (ofDay != null) {
                    ofDay.addSince(asOfSecond - windows.get(w).length(), last, into.lanes, at);
                }
                into.masks[w] = eventMask;
            } else {
                sessions.readSum(w, into.lanes, at);
                into.masks[w] = sessions.mask(w);
                if (day >= sessions.start(w) && day <= asOfDay) {
                    Money.add(current, into.lanes, at);
                    into.masks[w] |= currentMask;
                }
            }
        }
    }

    /**
     * Reads the current session as of a trading second of a day: the closed ones are {@link #follow told}.
     *
     * @param lanes takes its amounts
     * @param masks takes the bases of each channel
     * @return its day, or {@link SessionGate#NONE} when there is none or it is later
     */
    public int readCurrent(int asOfDay, int asOfSecond, long[] lanes, int[] masks) {
        if (day == SessionGate.NONE || day > asOfDay) {
            return SessionGate.NONE;
        }
        sumCurrent(asOfDay, asOfSecond);
        System.arraycopy(current, 0, lanes, 0, Money.LANES);
        for (Channel channel : Channel.values()) {
            masks[channel.ordinal()] = sessions.get(day).basisMask(channel, bases.maskAt(close));
        }
        return day;
    }

    /** Puts the current session as of a moment into {@link #current}. Returns its bases; 0 when it is none or later. */
    private int sumCurrent(int asOfDay, int asOfSecond) {
        if (day == SessionGate.NONE || day > asOfDay) {
            return 0;
        }
        SessionFlow session = sessions.get(day);
        Arrays.fill(current, 0);
        session.addTo(current, sumToday(day == asOfDay ? asOfSecond : close));
        return session.basisMask(bases.maskAt(close));
    }

    /** Bases of the events of a day, whatever official figure there is. */
    private int eventBasis(int ofDay) {
        SessionFlow session = sessions.get(ofDay);
        return ofDay == day ? bases.maskAt(close) : session == null ? 0 : session.eventBasis();
    }

    /** The weakest basis of the current session's events up to a second. */
    public Basis basisAt(int second) {
        return Basis.weakest(bases.maskAt(second));
    }

    /** Southbound sessions a window covers as of a day, counted from the first one the stock was seen on. */
    public int sessions(int w, int asOfDay) {
        sessions.sumUp(asOfDay, day);
        return sessions.covered(w);
    }

    /** Whether the window's whole length is known as of a trading second of a day. */
    public boolean isFull(int w, int asOfDay, int asOfSecond) {
        if (windows.get(w).isTradingTime()) {
            return asOfSecond >= windows.get(w).length();
        }
        sessions.sumUp(asOfDay, day);
        return sessions.isFull(w);
    }

    /**
     * Reads what came in the latest calendar months as of a trading second of a day, beginning with the month of the day.
     *
     * @param lanes takes the amounts of each month, one after the other
     * @param masks takes the bases of each; its length, at most {@value SessionFlows#MONTHS}, is that of the months
     */
    public void readMonths(int asOfDay, int asOfSecond, long[] lanes, int[] masks) {
        sessions.sumUp(asOfDay, day);
        for (int ago = 0; ago < masks.length; ago++) {
            sessions.readMonth(ago, lanes, ago * Money.LANES);
            masks[ago] = sessions.monthMask(ago);
        }
        int ago = sessions.monthsAgo(day);
        if (day <= asOfDay && ago < masks.length) {
            masks[ago] |= sumCurrent(asOfDay, asOfSecond);
            Money.add(current, lanes, ago * Money.LANES);
        }
    }

    /** The last second of a day up to which what is read stays what it is as of a second of it, if nothing is added. */
    public int sameUntil(int ofDay, int second) {
        SecondLog log = logs.of(ofDay);
        if (log == null) {
            return Integer.MAX_VALUE;
        }
        int last = log.count(second);
        int change = last < log.size() ? log.second(last) : Integer.MAX_VALUE;
        for (Window window : windows.all()) {
            int first = window.isTradingTime() ? log.count(second - window.length()) : last;
            if (first < last) {
                change = Math.min(change, log.second(first) + window.length());
            }
        }
        return change - 1;
    }

    /** Adds to {@code lanes} what came on a day up to a trading second. */
    public void addDay(int ofDay, int asOfSecond, long[] lanes) {
        SessionFlow session = sessions.get(ofDay);
        if (ofDay == day && session != null) {
            sumCurrent(ofDay, asOfSecond);
            Money.add(current, lanes, 0);
        } else if (session != null) {
            session.addTo(lanes);
        }
    }

    /** The latest day that is known of the stock, by an event or an official figure, or {@link SessionGate#NONE}. */
    public int latestDay() {
        return sessions.latestDay();
    }

    /** First day that is known of the stock, or {@link Integer#MAX_VALUE}. */
    public int firstKnownDay() {
        return sessions.firstKnownDay();
    }

    private long[] sumToday(int upTo) {
        Arrays.fill(today, 0);
        logs.log().addBetween(-1, upTo, today);
        return today;
    }

    /** Writes what nearly every event changes. */
    public void writeHead(DataOutput out) throws IOException {
        out.writeInt(day);
        bases.write(out);
        logs.writeHead(out);
        points.write(out);
        sessions.writeOpen(out);
    }

    /** Reads {@link #TODAY} back, of a version from 1 on. */
    public void readHead(DataInput in) throws IOException {
        readHead(in, none -> {}, none -> {});
    }

    /** Reads version 0, which had rules in the midst of it: takes what came before the points and behind them. */
    public void readHead(DataInput in, RowSink.Reader before, RowSink.Reader behind) throws IOException {
        day = in.readInt();
        close = day == SessionGate.NONE ? TradingTime.CLOSE : calendar.closeOf(day);
        bases.read(in);
        logs.readHead(in);
        before.read(in);
        points.read(in);
        behind.read(in);
        sessions.readOpen(day, in);
    }

    /** Hands out the rows that changed since the last time. */
    public void save(RowSink rows) {
        logs.save(rows);
        sessions.save(rows);
    }

    /** Takes back a row. The head must come before the journal, the journal in order. */
    public void load(int index, SavedBlock row) {
        if (row.is(JOURNAL)) {
            logs.load(index, row);
        } else {
            sessions.load(index, row);
        }
    }

    /** All rows are back. */
    public void loaded() {
        logs.loaded();
    }

    /** Tells someone of the closed sessions that there are, and of all that becomes of them; what is loaded must be. */
    public void follow(ClosedSessions follower) {
        sessions.follow(follower);
    }

    /** The stock is kept no longer. */
    public void leave() {
        sessions.leave();
    }
}
