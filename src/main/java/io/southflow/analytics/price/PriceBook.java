package io.southflow.analytics.price;

import io.southflow.analytics.position.BasisSince;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.statistic.Indicators;
import io.southflow.analytics.unit.Basis;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * Everything kept about the price of one stock or index: closes of past days, and today's trades that are not judged
 * yet. The closes in force for a day are those known when it opened, so that
 * nothing in a session depends on when an official bar arrives.
 *
 * <p>Kept as a head, which nearly every event changes, and as rows: what the session began with, the highs, one row a
 * day.
 */
public final class PriceBook {
    /** What nearly every event changes. */
    public static final Block TODAY = Block.kept("p", 1, "the prices of today");
    /** What the session began with; its closes give it back at the next one. */
    public static final Block BASE = Block.rebuilt("W", 0, "what RSI and %b began the session with");

    public static final Block HIGHS = Block.kept("V", 0, "highs of days");
    public static final Block CLOSE = Closes.ROW;

    private final TradingCalendar calendar;
    private final Closes closes = new Closes();
    private final PriceHighs highs = new PriceHighs();
    private final PendingTrades pending = new PendingTrades();
    private Indicators indicators = Indicators.NONE;

    private int day = SessionGate.NONE;
    private int close;
    private int judged;
    private final BasisSince bases = new BasisSince();
    /** The last trade of all, and the last of those that cannot be taken back any more. */
    private final LastTrade last = new LastTrade();

    private final LastTrade settled = new LastTrade();
    private long settledHighMilli;
    private int baseDay = SessionGate.NONE;
    private boolean opened;
    private boolean highsChanged;

    /** Takes the last price of each second that saw a trade, in order of time. */
    @FunctionalInterface
    public interface Judge {
        void price(int second, long priceMilli);
    }

    public PriceBook(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    public int day() {
        return day;
    }

    public int close() {
        return close;
    }

    /** The weakest basis of the current session's trades up to a second. */
    public Basis basisAt(int second) {
        return Basis.weakest(bases.maskAt(second));
    }

    /** The last price, thousandths; 0 when none is known. */
    public long lastMilli() {
        return last.priceMilli();
    }

    /** The high of the current session, thousandths; 0 when nothing was traded. */
    public long dayHighMilli() {
        return Math.max(settledHighMilli, pending.highest());
    }

    /** The latest day with a close, or {@link SessionGate#NONE}. */
    public int latestDay() {
        return closes.latestDay();
    }

    public PriceHighs highs() {
        return highs;
    }

    /** What the closed sessions say of a price, as they were known when the session opened. */
    public Indicators indicators() {
        return indicators;
    }

    /** The lowest close of the calendar year of the current session, by day; null when none is known. */
    public Map.Entry<Integer, Long> lowOfYear() {
        int last = day == SessionGate.NONE ? Integer.MAX_VALUE : day;
        int ofYear = day == SessionGate.NONE ? baseDay : day;
        return ofYear == SessionGate.NONE
                ? null
                : closes.lowest((int) TradingTime.date(ofYear).withDayOfYear(1).toEpochDay(), last);
    }

    /** Ends the current session and keeps its close; every second of it must be judged. */
    public void closeSession() {
        if (settledHighMilli > 0) {
            closes.put(day, lastMilli(), false);
            highs.add(day, settledHighMilli);
            highsChanged = true;
        }
        day = SessionGate.NONE;
    }

    /** Begins a session. Returns the closes before it, oldest first. */
    public long[] open(int newDay) {
        day = newDay;
        baseDay = newDay;
        close = calendar.closeOf(newDay);
        judged = -1;
        bases.clear();
        settledHighMilli = 0;
        long[] before = closes.before(newDay);
        indicators = Indicators.of(before);
        opened = true;
        return before;
    }

    /** Adds a trade that moves the price; one of a second already judged moves the last price only. */
    public void add(long time, long sequence, int second, long priceMilli, Basis basis) {
        bases.add(basis, second);
        last.offer(time, sequence, priceMilli);
        if (second > judged) {
            settledHighMilli = Math.max(settledHighMilli, pending.add(time, sequence, second, priceMilli));
        } else {
            settle(time, sequence, priceMilli);
        }
    }

    private void settle(long time, long sequence, long priceMilli) {
        settled.offer(time, sequence, priceMilli);
        settledHighMilli = Math.max(settledHighMilli, priceMilli);
    }

    /** Takes back a trade: its price counts no more unless its second was judged. */
    public void cancel(long sequence, long priceMilli) {
        if (pending.cancel(sequence, priceMilli)) {
            last.set(settled);
            int latest = pending.size() - 1;
            if (latest >= 0) {
                last.offer(pending.time(latest), pending.sequence(latest), pending.price(latest));
            }
        }
    }

    /** Judges every second with a trade up to a second. */
    public void judge(int upTo, Judge judge) {
        int done = 0;
        while (done < pending.size() && pending.second(done) <= upTo) {
            int second = pending.second(done);
            while (done + 1 < pending.size() && pending.second(done + 1) == second) {
                done++;
            }
            judge.price(second, pending.price(done));
            done++;
        }
        for (int i = 0; i < done; i++) {
            settle(pending.time(i), pending.sequence(i), pending.price(i));
        }
        if (done > 0) {
            pending.drop(done);
        }
        judged = Math.max(judged, upTo);
    }

    /** Takes an official bar; it acts on sessions after its day. */
    public void bar(int ofDay, long highMilli, long closeMilli) {
        closes.put(ofDay, closeMilli, true);
        highs.add(ofDay, highMilli);
        highsChanged = true;
    }

    /** Writes what nearly every event changes. */
    public void writeHead(DataOutput out) throws IOException {
        out.writeInt(day);
        out.writeInt(baseDay);
        out.writeInt(judged);
        bases.write(out);
        last.write(out);
        settled.write(out);
        out.writeLong(settledHighMilli);
        pending.write(out);
    }

    /** Reads {@link #TODAY} back, of any version. */
    public void readHead(DataInput in) throws IOException {
        day = in.readInt();
        baseDay = in.readInt();
        close = day == SessionGate.NONE ? TradingTime.CLOSE : calendar.closeOf(day);
        judged = in.readInt();
        bases.read(in);
        last.read(in);
        settled.read(in);
        settledHighMilli = in.readLong();
        pending.read(in);
    }

    public void save(RowSink rows) {
        if (opened) {
            rows.put(BASE, 0, RowSink.bytes(BASE, indicators::write));
            opened = false;
        }
        if (highsChanged) {
            rows.put(HIGHS, 0, RowSink.bytes(HIGHS, highs::write));
            highsChanged = false;
        }
        closes.save(rows);
    }

    /** Takes back a row. */
    public void load(int index, SavedBlock row) {
        if (row.is(BASE)) {
            row.readOr(BASE, (version, in) -> indicators = Indicators.read(in), () -> indicators = Indicators.NONE);
        } else if (row.is(HIGHS)) {
            row.read(HIGHS, (version, in) -> highs.read(in));
        } else {
            closes.load(index, row);
        }
    }
}
