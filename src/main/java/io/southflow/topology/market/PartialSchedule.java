package io.southflow.topology.market;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.topology.state.TaskRows;
import io.southflow.topology.stock.LiveMoment;
import java.time.Instant;

/**
 * When a task reports its part of the market: at each full {@value #GRID} seconds of trading time that its clock passes,
 * which all tasks have in common, and in between when asked to, if something changed.
 */
public final class PartialSchedule {
    /** Five minutes: in a replay, what all tasks are asked about; live, the market is looked at each second anyway. */
    static final int GRID = 300;

    /** The day of a part of a task that has no flows, and so no time. */
    static final int NO_DAY = 0;
    /** The moment of such a part. */
    public static final Instant NO_MOMENT = Instant.ofEpochMilli(TradingTime.millisOf(NO_DAY, 0));

    /** Reports the task's part of the market. */
    public interface Report {
        /** As of a trading second of a day. */
        void make(int day, int second, Kind kind);
    }

    /** What moves a report. */
    public enum Kind {
        /** The task's clock passed a point that all tasks have in common; rules see these alone. */
        GRID,
        /** Wall time passed. */
        LIVE,
        /** Wall time passed, and the task has no flows and so no moment of its own: the day and second say nothing. */
        WITHOUT_FLOWS
    }

    private final TaskClock clock;
    private final Report report;
    private int day = SessionGate.NONE;
    /** The last second of the grid reported of the day, 0 at its begin. */
    private int reported;

    /** The last trading second of {@link #closeDay}: asked for at each event. */
    private int close;

    private int closeDay = SessionGate.NONE;

    /** Whether the clock has moved since the last report. */
    private boolean moved;

    private boolean changed;
    /** As of which it is shown live. */
    private final LiveMoment moment = new LiveMoment();
    /** As of which it reported last. */
    private int shownDay = SessionGate.NONE;

    private int shownSecond;
    private boolean unsaved;

    public PartialSchedule(TaskClock clock, Report report) {
        this.clock = clock;
        this.report = report;
    }

    /** Something may look different now. */
    public void changed() {
        changed = true;
    }

    /** A stock's flows have come to a second of a session; {@link #report} follows when the event is over. */
    public void flowsReached(String symbol, int itsDay, int itsReach) {
        unsaved = true;
        moved |= clock.offer(symbol, itsDay, itsReach);
    }

    /** Reports every point of the grid that the clock has passed. */
    public void report(TradingCalendar calendar) {
        if (!moved) {
            return;
        }
        moved = false;
        if (day != clock.day()) {
            if (day != SessionGate.NONE) {
                reportUpTo(closeOf(day, calendar));
            }
            day = clock.day();
            reported = 0;
        }
        reportUpTo(Math.min(closeOf(day, calendar), clock.reach() - 1));
    }

    private int closeOf(int ofDay, TradingCalendar calendar) {
        if (closeDay != ofDay) {
            closeDay = ofDay;
            close = calendar.closeOf(ofDay);
        }
        return close;
    }

    private void reportUpTo(int closed) {
        while (reported + GRID <= closed) {
            reported += GRID;
            reportAsOf(day, reported, Kind.GRID);
        }
    }

    /**
     * The moment that the task has come to for what is shown live.
     *
     * @param isSilent whether no flow has come for so long that none is expected
     */
    public LiveMoment moment(TradingCalendar calendar, boolean isSilent) {
        if (clock.day() != SessionGate.NONE) {
            unsaved |= moment.look(clock.day(), clock.reach(), closeOf(clock.day(), calendar), isSilent);
        }
        return moment;
    }

    /** Reports as of the {@link #moment}, if something changed since the last report or it has moved on. */
    public void live() {
        if (clock.day() == SessionGate.NONE) {
            if (changed) {
                // Months, indices and counts belong to the market, even on a partition without southbound stocks.
                report.make(NO_DAY, 0, Kind.WITHOUT_FLOWS);
                changed = false;
            }
            return;
        }
        boolean isLater = moment.day() > shownDay || moment.day() == shownDay && moment.second() > shownSecond;
        if (moment.second() >= 0 && (changed || isLater)) {
            reportAsOf(moment.day(), moment.second(), Kind.LIVE);
        }
    }

    private void reportAsOf(int asOfDay, int asOfSecond, Kind kind) {
        report.make(asOfDay, asOfSecond, kind);
        shownDay = asOfDay;
        shownSecond = asOfSecond;
        changed = false;
    }

    public void save(RowSink rows) {
        if (unsaved) {
            rows.put(TaskRows.CLOCK, 0, RowSink.bytes(TaskRows.CLOCK, clock::write));
            rows.put(TaskRows.PARTIALS, 0, RowSink.bytes(TaskRows.PARTIALS, out -> {
                out.writeInt(day);
                out.writeInt(reported);
                out.writeInt(moment.day() == day ? moment.second() : -1);
            }));
            unsaved = false;
        }
    }

    public void read(SavedBlock row) {
        row.read(TaskRows.PARTIALS, (version, in) -> {
            day = in.readInt();
            reported = in.readInt();
            if (version > 0) {
                moment.set(day, in.readInt());
            }
        });
        // What was shown last is not known any more: show it again.
        changed = true;
    }
}
