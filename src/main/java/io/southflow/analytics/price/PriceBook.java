package io.southflow.analytics.price;

import io.southflow.analytics.action.Action;
import io.southflow.analytics.action.Actions;
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
import java.util.List;
import java.util.Map;

/**
 * Everything kept about the price of one stock or index: bars of past days, and today's trades that are not judged
 * yet. The bars in force for a day are those known when it opened, so that
 * nothing in a session depends on when an official bar arrives.
 *
 * <p>Kept as a head, which nearly every event changes, and as rows: what the session began with, and
 * the {@linkplain PriceHistory history}.
 */
public final class PriceBook {
    /** What nearly every event changes; version 1 had no bar of the session. */
    public static final Block TODAY = Block.kept("p", 2, "the prices of today");
    /** What the session began with; its closes give it back at the next one. */
    public static final Block BASE = Block.rebuilt("W", 0, "what RSI and %b began the session with");

    /** Every row. */
    public static final List<Block> ROWS = List.of(
            BASE,
            PriceHistory.BARS,
            PriceHistory.OLDER_HIGHS,
            PriceHistory.ACTIONS,
            PriceHistory.CLOSES,
            PriceHistory.HIGHS);

    private final TradingCalendar calendar;
    private final PriceHistory history;
    private final SessionBar bar = new SessionBar();
    private final PendingTrades pending = new PendingTrades();
    private Indicators indicators = Indicators.NONE;

    private int day = SessionGate.NONE;
    private int close;
    private int judged;
    private final BasisSince bases = new BasisSince();
    /** The last trade of all, and the last of those that cannot be taken back any more. */
    private final LastTrade last = new LastTrade();

    private final LastTrade settled = new LastTrade();
    private int baseDay = SessionGate.NONE;
    private boolean opened;

    /** Takes the last price of each second that saw a trade, in order of time. */
    @FunctionalInterface
    public interface Judge {
        void price(int second, long priceMilli);
    }

    public PriceBook(TradingCalendar calendar) {
        this.calendar = calendar;
        history = new PriceHistory(calendar);
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
        return Math.max(bar.highMilli(), pending.highest());
    }

    /** The latest day with a bar or a corporate action, or {@link SessionGate#NONE}. */
    public int latestDay() {
        return history.latestDay();
    }

    /** Highs of the days before the current session, as corporate actions have made them. */
    public PriceHighs highs() {
        return history.highs();
    }

    /** What the closed sessions say of a price, as they were known when the session opened. */
    public Indicators indicators() {
        return indicators;
    }

    /** The last price, thousandths, without a trade the close of the latest bar; 0 when none is known. */
    public long lastOrCloseMilli() {
        return lastMilli() == 0 && baseDay == SessionGate.NONE ? history.latestClose() : lastMilli();
    }

    /** The lowest close of the calendar year of the current session, else of the latest bar, by day; null when none is known. */
    public Map.Entry<Integer, Long> lowOfYear() {
        int last = day == SessionGate.NONE ? Integer.MAX_VALUE : day;
        int latest = baseDay == SessionGate.NONE ? history.latestBarDay() : baseDay;
        int ofYear = day == SessionGate.NONE ? latest : day;
        return ofYear == SessionGate.NONE
                ? null
                : history.lowest((int) TradingTime.date(ofYear).withDayOfYear(1).toEpochDay(), last);
    }

    /** Ends the current session and keeps its bar; every second of it must be judged. */
    public void closeSession() {
        if (bar.highMilli() > 0) {
            history.put(day, bar.bar(lastMilli()));
        }
        day = SessionGate.NONE;
    }

    /** Begins a session. Returns the closes before it, oldest first. */
    public long[] open(int newDay) {
        history.open(newDay);
        day = newDay;
        adjustLast();
        baseDay = newDay;
        close = calendar.closeOf(newDay);
        judged = -1;
        bases.clear();
        bar.clear();
        long[] before = history.closes();
        indicators = Indicators.of(before);
        opened = true;
        return before;
    }

    /** Whether a later session is of another company than the latest. */
    public boolean isOfAnother(int laterDay) {
        return baseDay != SessionGate.NONE && history.isOfAnother(baseDay, laterDay);
    }

    /** What was traded last is of the session before. */
    private void adjustLast() {
        if (history.isOfAnother(baseDay, day)) {
            last.clear();
            settled.clear();
        } else {
            last.adjust(history.factor(baseDay));
            settled.adjust(history.factor(baseDay));
        }
    }

    /** Counts shares of any trade in; less than 0 when a trade is taken back. */
    public void count(long shares, long priceMilli) {
        bar.count(shares, priceMilli);
    }

    /**
     * Adds a trade that moves the price; one of a second already judged moves the last price only.
     *
     * @param source number of the trade's source in this session: sequences are of a source
     */
    public void add(long time, int source, long sequence, int second, long priceMilli, Basis basis) {
        bases.add(basis, second);
        last.offer(time, sequence, priceMilli);
        if (second > judged) {
            if (pending.isFull()) {
                int i = pending.leastNeeded();
                bar.trade(pending.time(i), pending.sequence(i), pending.price(i));
                pending.remove(i);
            }
            pending.add(time, source, sequence, second, priceMilli);
        } else {
            settle(time, sequence, priceMilli);
        }
    }

    private void settle(long time, long sequence, long priceMilli) {
        settled.offer(time, sequence, priceMilli);
        bar.trade(time, sequence, priceMilli);
    }

    /** Takes back a trade: its price counts no more unless its second was judged. */
    public void cancel(int source, long sequence, long priceMilli) {
        if (pending.cancel(source, sequence, priceMilli)) {
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

    /** Whether a bar is further ahead of the current session than bars are kept. */
    public boolean isTooFarAhead(int ofDay) {
        return history.isTooFarAhead(ofDay);
    }

    /** Takes an official bar; it acts on sessions after its day. */
    public void bar(int ofDay, Bar official) {
        history.put(ofDay, official);
    }

    /** Takes a corporate action, or takes one back; it acts on the next session at the earliest. */
    public Actions.Taken take(Action action, boolean cancel) {
        return history.take(action, cancel);
    }

    /** Writes what nearly every event changes. */
    public void writeHead(DataOutput out) throws IOException {
        out.writeInt(day);
        out.writeInt(baseDay);
        out.writeInt(judged);
        bases.write(out);
        last.write(out);
        settled.write(out);
        bar.write(out);
        pending.write(out);
    }

    /** Reads {@link #TODAY} back. */
    public void readHead(int version, DataInput in) throws IOException {
        day = in.readInt();
        baseDay = in.readInt();
        history.setSession(baseDay);
        close = day == SessionGate.NONE ? TradingTime.CLOSE : calendar.closeOf(day);
        judged = in.readInt();
        bases.read(in);
        last.read(in);
        settled.read(in);
        boolean isWhole = version > 1;
        if (isWhole) {
            bar.read(in);
        } else {
            bar.readHigh(in, settled.priceMilli());
        }
        pending.read(in, isWhole);
    }

    public void save(RowSink rows) {
        if (opened) {
            rows.put(BASE, 0, RowSink.bytes(BASE, indicators::write));
            opened = false;
        }
        history.save(rows);
    }

    /** Takes back a row. */
    public void load(int index, SavedBlock row) {
        if (row.is(BASE)) {
            row.readOr(BASE, (version, in) -> indicators = Indicators.read(in), () -> indicators = Indicators.NONE);
        } else {
            history.load(index, row);
        }
    }
}
