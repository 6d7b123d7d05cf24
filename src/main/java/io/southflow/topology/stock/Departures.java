package io.southflow.topology.stock;

import io.southflow.analytics.position.SessionGate;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets stocks leave that had no event in {@value #SESSIONS} southbound sessions: by then they are in no window any more. They
 * are looked for when two stocks of the task have opened a later session than before, so that one with a bad clock sends no
 * other away. One that opens a session again after as long a time begins anew, whether or not it had been sent away by then:
 * so what it says does not depend on the others.
 */
public final class Departures {
    public static final int SESSIONS = 250;

    private final TradingCalendar calendar;
    private final StockTable stocks;
    /** The stock that has opened the latest session, and the latest that another one has. */
    private String leader = "";

    private int leaderDay = SessionGate.NONE;
    private int day = SessionGate.NONE;

    /** The first of the sessions before {@link #oldestBefore}. */
    private int oldest;

    private int oldestBefore = SessionGate.NONE;

    public Departures(TradingCalendar calendar, StockTable stocks) {
        this.calendar = calendar;
        this.stocks = stocks;
    }

    /** The stocks are back from the store: what is kept here follows from them. */
    public void loaded() {
        stocks.all().forEach(stock -> moves(stock.symbol(), stock.openedDay()));
    }

    /**
     * A stock is about to open a session.
     *
     * @return the stock that opens it, another one if this has had no event for too long
     */
    public Stock opens(Stock stock, int opened) {
        boolean isBack = stock.latestDay() != SessionGate.NONE && stock.latestDay() < oldestBefore(opened);
        Stock opening = isBack ? back(stock) : stock;
        if (moves(stock.symbol(), opened)) {
            sendAway();
        }
        return opening;
    }

    private Stock back(Stock stock) {
        stock.endAlerts(lastMoment(stock));
        return stocks.replace(stock);
    }

    private boolean moves(String symbol, int opened) {
        int before = day;
        if (symbol.equals(leader)) {
            leaderDay = Math.max(leaderDay, opened);
        } else if (opened > leaderDay) {
            day = leaderDay;
            leader = symbol;
            leaderDay = opened;
        } else {
            day = Math.max(day, opened);
        }
        return day > before;
    }

    private void sendAway() {
        int first = oldestBefore(day);
        // The order of the table is another after a restart.
        Set<Stock> gone = new TreeSet<>(Comparator.comparing(Stock::symbol));
        for (Stock stock : stocks.all()) {
            if (stock.heldDay() < first && stock.latestDay() < first) {
                gone.add(stock);
            }
        }
        for (Stock stock : gone) {
            stock.endAlerts(lastMoment(stock));
            stock.rejectHeld();
        }
        stocks.remove(gone);
    }

    private int oldestBefore(int session) {
        if (oldestBefore != session) {
            oldestBefore = session;
            oldest = calendar.southboundStart(session - 1, SESSIONS);
        }
        return oldest;
    }

    /** The close of the last session that was waited for, milliseconds since the epoch, UTC. */
    private long lastMoment(Stock stock) {
        int last = stock.latestDay();
        for (int left = last == SessionGate.NONE ? 0 : SESSIONS; left > 0; left--) {
            do {
                last++;
            } while (!calendar.isSouthboundDay(last));
        }
        return TradingTime.millisOf(last, calendar.closeOf(last));
    }
}
