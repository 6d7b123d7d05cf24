package io.southflow.analytics.price;

import io.southflow.analytics.action.Action;
import io.southflow.analytics.action.Actions;
import io.southflow.analytics.action.Factor;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.calendar.TradingCalendar;
import java.util.Map;

/** What is remembered of the sessions of one stock or index: bars, corporate actions, and highs made of them. */
public final class PriceHistory {
    static final Block BARS = Bars.ROW;
    static final Block OLDER_HIGHS = OlderHighs.ROW;
    static final Block ACTIONS = Block.kept("A", 1, "corporate actions on prices");
    static final Block CLOSES = EarlierPrices.CLOSES;
    static final Block HIGHS = EarlierPrices.HIGHS;

    /** What an RSI is made of. */
    private static final int MOST_CLOSES = 250;

    private final Actions actions = new Actions(ACTIONS);
    private final EarlierPrices earlier = new EarlierPrices();
    private final Bars bars;
    private int session = SessionGate.NONE;
    /** Of the days before the session; null until it is asked for. */
    private PriceHighs highs;

    PriceHistory(TradingCalendar calendar) {
        bars = new Bars(calendar, actions);
    }

    /** A session is in force from now on. */
    void open(int day) {
        int before = session;
        setSession(day);
        if (bars.trim() || !actions.isEmpty()) {
            highs = null;
        } else if (highs != null) {
            bars.addHighs(highs, before, day, day);
        }
    }

    /** The session in force as it is read back. */
    void setSession(int day) {
        session = day;
        bars.setSession(day);
    }

    /** The last closes before the session in force, oldest first. */
    long[] closes() {
        return bars.closes(session, MOST_CLOSES);
    }

    /** What corporate actions make of what was known on a day, for the session in force. */
    Factor factor(int day) {
        return actions.factor(day, session);
    }

    /** Whether a day is of another company than a session. */
    boolean isOfAnother(int day, int ofSession) {
        return day < actions.firstDay(ofSession);
    }

    /** The latest day with a bar or an action, or {@link SessionGate#NONE}. */
    int latestDay() {
        return Math.max(bars.latestDay(), actions.latestDay());
    }

    /** The latest day with a bar, or {@link SessionGate#NONE}. */
    int latestBarDay() {
        return bars.latestDay();
    }

    /** The close of the latest bar as it came, thousandths; 0 when there is none. */
    long latestClose() {
        Bar latest = bars.get(bars.latestDay());
        return latest == null ? 0 : latest.closeMilli();
    }

    boolean isTooFarAhead(int day) {
        return bars.isTooFarAhead(day);
    }

    void put(int day, Bar bar) {
        Bar known = highs == null || day >= session ? null : bars.get(day);
        if (!bars.put(day, bar)) {
            return;
        }
        if (highs != null && day < session) {
            if (known == null && actions.isEmpty()) {
                highs.add(day, bar.highMilli());
            } else if (known == null || known.highMilli() != bar.highMilli()) {
                highs = null;
            }
        }
        if (bars.trim()) {
            highs = null;
        }
    }

    /** Takes an action, or takes one back. */
    Actions.Taken take(Action action, boolean cancel) {
        highs = null;
        return cancel ? actions.remove(action, session) : actions.add(action, session);
    }

    /** The day of the lowest close from {@code first} to {@code last}, the earliest of equals, and the close; or null. */
    Map.Entry<Integer, Long> lowest(int first, int last) {
        return bars.lowest(first, last, session);
    }

    /** Highs of the days before the session in force. */
    PriceHighs highs() {
        if (highs == null) {
            highs = new PriceHighs();
            bars.addHighs(highs, SessionGate.NONE, session, session);
        }
        return highs;
    }

    void save(RowSink rows) {
        bars.save(rows);
        actions.save(rows);
        earlier.save(rows);
    }

    /** Takes back a row; those of an earlier release in the order of their letters. */
    void load(int index, SavedBlock row) {
        if (row.is(BARS)) {
            bars.load(index, row);
        } else if (row.is(OLDER_HIGHS)) {
            bars.loadOlder(row);
        } else if (row.is(ACTIONS)) {
            actions.load(row);
        } else {
            earlier.load(index, row, bars);
        }
    }
}
