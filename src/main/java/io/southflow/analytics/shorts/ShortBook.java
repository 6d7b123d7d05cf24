package io.southflow.analytics.shorts;

import io.southflow.analytics.action.Action;
import io.southflow.analytics.action.Actions;
import io.southflow.analytics.action.Gap;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.DayRows;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.row.VarInts;
import io.southflow.calendar.TradingCalendar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reported short-selling turnover of one stock: shares and money by day, and where its reports have come to. Shares are
 * kept as they were reported, corporate actions act when they are read.
 *
 * <p>Rows: a head, the days that have a DAY report, corporate actions.
 */
public final class ShortBook {
    /** The row of what is not by day; in version 0 the detector's memory was in it. */
    public static final Block HEAD = Block.kept("X", 1, "the latest short sales and their alert");

    public static final Block LATEST = Block.kept("l", 1, "the latest report of short sales");
    public static final Block DAY = Block.kept("Q", 0, "short sales by day");
    /** Days of an earlier release, which kept shares only; they give way to those of today. */
    public static final Block DAY_OF_SHARES = Block.kept("Z", 0, "shares sold short by day");

    public static final Block ACTIONS = Block.kept("a", 1, "corporate actions on short sales");

    private static final int MOST = 250;
    /** In place of a turnover that an older release did not keep. */
    private static final long NOT_KEPT = -2;

    /** What a DAY report said. */
    private record Sold(long shares, long turnoverMilliHkd) {
        /** Whether another report of the day says the same. */
        private boolean says(Report report) {
            return shares == report.shares
                    && (turnoverMilliHkd == report.turnoverMilliHkd || turnoverMilliHkd == NOT_KEPT);
        }
    }

    private static final DayRows.Format<Sold> FORMAT = new DayRows.Format<>() {
        @Override
        public void write(Sold sold, DataOutput out) throws IOException {
            VarInts.write(out, sold.shares);
            VarInts.writeSigned(out, sold.turnoverMilliHkd);
        }

        @Override
        public Sold read(int day, int version, DataInput in) throws IOException {
            return new Sold(VarInts.readLong(in), VarInts.readSigned(in));
        }
    };

    /**
     * One report.
     *
     * @param wholeDay false for the report after the morning
     * @param turnoverMilliHkd thousandths of a Hong Kong dollar, or -1 when it is in another currency
     * @param publishedMillis milliseconds since the epoch, UTC
     */
    public record Report(int day, boolean wholeDay, long shares, long turnoverMilliHkd, long publishedMillis) {}

    private final TradingCalendar calendar;
    private final Actions actions = new Actions(ACTIONS);
    private final DayRows<Sold> days = new DayRows<>(DAY, MOST, FORMAT);
    /** Rows of an earlier release, to be deleted once what is in them is saved. */
    private final List<Integer> oldRows = new ArrayList<>();

    private int latestDay = SessionGate.NONE;
    private Report morning;
    private boolean changed;

    public ShortBook(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /** Shares of the latest DAY report; -1 when there is none. */
    public long latestShares() {
        return days.all().isEmpty() ? -1 : days.all().lastEntry().getValue().shares;
    }

    /**
     * Takes a report; one that corrects another of the same day replaces it.
     *
     * @return false when it says nothing new
     */
    public boolean add(Report report) {
        Sold known = days.get(report.day());
        if (report.wholeDay() ? known != null && known.says(report) : known != null || report.equals(morning)) {
            return false;
        }
        changed = true;
        if (!report.wholeDay()) {
            morning = report;
        } else {
            days.put(report.day(), new Sold(report.shares(), report.turnoverMilliHkd()));
            days.changed(report.day());
        }
        return true;
    }

    /** Whether no later session was reported already; then it has come to this one. */
    public boolean advance(int day) {
        if (day < latestDay) {
            return false;
        }
        latestDay = day;
        return true;
    }

    /** The latest day that was reported, or {@link SessionGate#NONE}. */
    public int latestDay() {
        return latestDay;
    }

    /** Takes a corporate action, or takes one back; it acts on sessions without a report so far. */
    public Actions.Taken take(Action action, boolean cancel) {
        return cancel ? actions.remove(action, latestDay) : actions.add(action, latestDay);
    }

    /**
     * Shares of the DAY reports of the last {@code count} sessions before a day, the latest first, as corporate actions
     * have made them. What was before the end of a listing, or before a {@linkplain Gap gap}, may be another company's.
     */
    public long[] before(int day, int count) {
        long[] shares = new long[count];
        int size = 0;
        int firstDay = actions.firstDay(day);
        int next = day;
        for (Map.Entry<Integer, Sold> each :
                days.all().headMap(day, false).descendingMap().entrySet()) {
            int reported = each.getKey();
            if (size == count || reported < firstDay || Gap.isBetween(reported, next, calendar)) {
                break;
            }
            shares[size++] = actions.factor(reported, day).shares(each.getValue().shares);
            next = reported;
        }
        return Arrays.copyOf(shares, size);
    }

    /** How many shares of a day are one of those that an earlier day's were compared with; NaN: another company's. */
    public double sharesOfOne(int earlier, int day) {
        return actions.change(earlier, day);
    }

    /** The head changes with what others keep in it. */
    public boolean isChanged() {
        return changed;
    }

    public void writeHead(DataOutput out) throws IOException {
        out.writeInt(latestDay);
        out.writeBoolean(morning != null);
        if (morning != null) {
            out.writeInt(morning.day());
            out.writeLong(morning.shares());
            out.writeLong(morning.turnoverMilliHkd());
            out.writeLong(morning.publishedMillis());
        }
        changed = false;
    }

    public void readHead(DataInput in) throws IOException {
        latestDay = in.readInt();
        readMorning(in);
    }

    /** Reads the head of the release before blocks: takes what the detector kept on both sides of the latest day. */
    public void readOldHead(DataInput in, RowSink.Reader before, RowSink.Reader behind) throws IOException {
        before.read(in);
        latestDay = in.readInt();
        behind.read(in);
        readMorning(in);
    }

    private void readMorning(DataInput in) throws IOException {
        morning =
                in.readBoolean() ? new Report(in.readInt(), false, in.readLong(), in.readLong(), in.readLong()) : null;
    }

    /** Hands out the rows beside the head that changed since the last time. */
    public void save(RowSink rows) {
        days.save(rows, SessionGate.NONE);
        actions.save(rows);
        oldRows.forEach(row -> rows.put(DAY_OF_SHARES, row, null));
        oldRows.clear();
    }

    /** Takes back a row of days, of days of an earlier release, or of corporate actions. */
    public void load(int index, SavedBlock row) {
        if (row.is(DAY)) {
            days.load(index, row);
        } else if (row.is(ACTIONS)) {
            actions.load(row);
        } else {
            row.read(DAY_OF_SHARES, (version, in) -> readShares(index, in));
        }
    }

    private void readShares(int index, DataInput in) throws IOException {
        for (int left = VarInts.readInt(in); left > 0; left--) {
            int day = index * DayRows.SPAN + in.readByte();
            days.put(day, new Sold(VarInts.readLong(in), NOT_KEPT));
            days.changed(day);
        }
        oldRows.add(index);
    }
}
