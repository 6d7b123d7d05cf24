package io.southflow.check;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.CorporateAction;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ShortSale;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.wire.FlowFields;
import io.southflow.wire.TickFields;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Whether an event is within the ranges that its schema documents, of a symbol that there is, and of a day and an hour at
 * which it could happen. What passes here is taken by the application, but for what depends on the events before it.
 *
 * <p>The checks of flows and ticks make no object when they pass. For one thread.
 */
public final class EventChecks {
    private static final String EVENT_TIME = "eventTime";

    private final Symbols symbols;
    private final Sessions sessions;
    private final Clock clock;
    private final ReportChecks reports;
    /** Set anew for each record. */
    private final FlowFields flow = new FlowFields();

    private final TickFields tick = new TickFields();

    /**
     * @param indices names of the list of securities that are no stocks, with the time zone of their exchange
     * @param maxAhead how far past the wall clock an event's time may lie
     */
    public EventChecks(TradingCalendar calendar, Map<String, ZoneId> indices, Duration maxAhead) {
        symbols = new Symbols(indices);
        sessions = new Sessions(calendar);
        clock = new Clock(maxAhead);
        reports = new ReportChecks(symbols, sessions, clock);
    }

    /** Whether a symbol is that of the whole market, which has flows of a day or month and nothing else. */
    public static boolean isMarket(byte[] symbol) {
        return Symbols.isMarket(symbol);
    }

    /** Whether a symbol is an index of another market, with days of its own. */
    public boolean isAbroad(String symbol) {
        return symbols.isAbroad(symbol);
    }

    /**
     * Checks an event of any input.
     *
     * @param nowMillis wall clock, milliseconds since the epoch, UTC
     */
    public void check(SpecificRecord event, long nowMillis) throws Rejection {
        if (event instanceof SouthboundFlow ofMoney) {
            flow.set(ofMoney);
            check(flow, nowMillis, false);
        } else if (event instanceof Tick ofPrice) {
            tick.set(ofPrice);
            check(tick, nowMillis, false);
        } else if (event instanceof ShortSale sale) {
            reports.check(sale, nowMillis);
        } else if (event instanceof DailyBar bar) {
            reports.check(bar, nowMillis);
        } else if (event instanceof CorporateAction action) {
            reports.check(action, nowMillis);
        } else {
            throw new IllegalArgumentException(event.getClass() + " is no input");
        }
    }

    /** @param symbolPassed whether a flow or tick of the symbol has passed before: its digits are not looked at again */
    public void check(FlowFields event, long nowMillis, boolean symbolPassed) throws Rejection {
        // Ticks of an index pass, its flows do not.
        if (!symbolPassed || event.symbol()[0] > '9') {
            Symbols.checkOfFlow(event.symbol());
        }
        Ranges.checkFeed(event.source(), event.sequence());
        Ranges.check("buyMilliHkd", event.buyMilliHkd(), 0, Ranges.MOST_MONEY);
        Ranges.check("sellMilliHkd", event.sellMilliHkd(), 0, Ranges.MOST_MONEY);
        clock.checkTime(EVENT_TIME, event.eventMillis(), nowMillis);
        checkPeriod(event.period(), isMarket(event.symbol()));
        if (event.period() == FlowPeriod.MONTH) {
            return;
        }
        int day = TradingTime.dayOf(event.eventMillis());
        sessions.checkSouthbound(EVENT_TIME, day);
        if (event.period() == FlowPeriod.INCREMENT) {
            boolean hasMoney = event.buyMilliHkd() != 0 || event.sellMilliHkd() != 0;
            sessions.checkHours(EVENT_TIME, day, event.eventMillis(), hasMoney);
        }
    }

    private static void checkPeriod(FlowPeriod period, boolean isMarket) throws Rejection {
        if (isMarket && period == FlowPeriod.INCREMENT) {
            throw Ranges.outOfRange("period", "INCREMENT is of a stock, of the whole market come DAY and MONTH");
        }
        if (!isMarket && period == FlowPeriod.MONTH) {
            throw Ranges.outOfRange("period", "MONTH is of the whole market, under the symbol SOUTHBOUND");
        }
    }

    /** Likewise. */
    public void check(TickFields event, long nowMillis, boolean symbolPassed) throws Rejection {
        if (!symbolPassed) {
            symbols.checkOfHongKong(event.symbol());
        }
        Ranges.checkFeed(event.source(), event.sequence());
        Ranges.check("priceMilli", event.priceMilli(), 0, Ranges.MOST_PRICE);
        Ranges.check("volume", event.volume(), 0, Ranges.MOST_SHARES);
        if (event.priceMilli() == 0 && event.volume() > 0) {
            throw Ranges.outOfRange("priceMilli", "a trade has a price");
        }
        clock.checkTime(EVENT_TIME, event.eventMillis(), nowMillis);
        int day = TradingTime.dayOf(event.eventMillis());
        sessions.checkTrading(EVENT_TIME, day);
        sessions.checkHours(EVENT_TIME, day, event.eventMillis(), event.priceMilli() != 0);
    }
}
