package io.southflow.topology.market;

import io.southflow.analytics.flow.DaySums;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.IndexLevel;
import io.southflow.schema.MarketPartial;
import io.southflow.schema.PriceHigh;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one task's stocks add up to as of one trading second. Goes through all of them, once. */
public final class PartialReport {
    private static final int HIGH_YEARS = 3;
    /** Months summed up: what every stock remembers, whether it trades each day or once a month. */
    static final int MONTHS = 12;

    private final int day;
    private final int second;
    private final WindowTotals totals;
    private final MonthTotals months;
    /** The first day of which a window or a month asks. */
    private final int firstAsked;
    /** What stocks have of sessions that are not closed. */
    private final DaySums current = new DaySums();

    /** The first day that is known of any stock. */
    private int firstKnown = Integer.MAX_VALUE;

    private boolean isLive;
    /** Null when the task has a moment of flows. */
    private WithoutFlows withoutFlows;

    private final List<IndexLevel> indices = new ArrayList<>();
    private final List<PriceHigh> highs = new ArrayList<>();

    public PartialReport(int day, int second, int leaders, Windows windows, TradingCalendar calendar) {
        this.day = day;
        this.second = second;
        totals = new WindowTotals(windows, leaders);
        months = new MonthTotals(day);
        int firstOfWindows = windows.all().stream()
                .mapToInt(window -> window.start(day, calendar))
                .min()
                .orElse(day);
        firstAsked = Math.min(firstOfWindows, months.firstDay());
    }

    /** Wall time makes it, at a second that may still be open. */
    public PartialReport live() {
        isLive = true;
        return this;
    }

    /** Of a task that no increment has come to, as of the moment that it is shown as of. */
    public static PartialReport withoutFlows(
            WithoutFlows latest, int leaders, Windows windows, TradingCalendar calendar) {
        PartialReport report = new PartialReport(latest.day(), latest.second(), leaders, windows, calendar).live();
        report.withoutFlows = latest;
        return report;
    }

    /** The day at or before which a price must have been higher, for a high to be told of. */
    static int longAgo(int day) {
        return (int) TradingTime.date(day).minusYears(HIGH_YEARS).toEpochDay();
    }

    /**
     * Makes the task's part.
     *
     * @param closed what the stocks have of closed sessions
     */
    public MarketPartial make(Iterable<StockPart> stocks, DaySums closed, TaskLedger ledger, int task) {
        for (StockPart stock : stocks) {
            stock.update(day, second, months);
            add(stock.stock().symbol(), stock);
        }
        // The order in which stocks are gone through is another one after a restart.
        indices.sort(Comparator.comparing(IndexLevel::getSymbol));
        highs.sort(Comparator.comparing(PriceHigh::getSymbol));
        return new MarketPartial(
                task,
                withoutFlows == null
                        ? Instant.ofEpochMilli(TradingTime.millisOf(day, second))
                        : PartialSchedule.NO_MOMENT,
                TradingTime.date(day),
                totals.flows(),
                totals.rankings(),
                months.flows(firstKnown),
                ledger.history(),
                indices,
                highs,
                ledger.counts(),
                days(closed),
                ledger.days().since(firstAsked),
                isLive,
                withoutFlows == null ? null : withoutFlows.official(),
                withoutFlows == null ? null : withoutFlows.prices());
    }

    private ByteBuffer days(DaySums closed) {
        byte[] ofClosed = closed.bytes(firstAsked, day);
        byte[] ofCurrent = current.bytes(firstAsked, day);
        return ByteBuffer.allocate(ofClosed.length + ofCurrent.length)
                .put(ofClosed)
                .put(ofCurrent)
                .flip();
    }

    private void add(String symbol, StockPart part) {
        if (part.hasFlows()) {
            firstKnown = Math.min(firstKnown, part.firstKnown());
            totals.add(symbol, part.sums());
            months.add(part.lanesOfMonths(), part.masksOfMonths());
            if (part.currentDay() != SessionGate.NONE) {
                current.add(part.currentDay(), part.lanesOfCurrent(), part.masksOfCurrent());
            }
        }
        if (part.index() != null) {
            indices.add(part.index());
        }
        if (part.high() != null) {
            highs.add(part.high());
        }
    }
}
