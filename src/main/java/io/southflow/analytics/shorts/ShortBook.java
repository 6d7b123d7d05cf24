package io.southflow.analytics.shorts;

import io.southflow.analytics.detector.AlertState;
import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.detector.Episode;
import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.DayRows;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.row.VarInts;
import io.southflow.analytics.statistic.Median;
import io.southflow.calendar.TradingTime;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.BiConsumer;

/**
 * Reported short-selling turnover of one stock, and the detector of spikes in it: shares sold short against the median
 * of the sessions reported before.
 *
 * <p>Rows: a head, the days that have a DAY report.
 */
public final class ShortBook {
    public static final Block HEAD = Block.kept("X", 0, "the latest short sales and their alert");
    public static final Block DAY = Block.kept("Q", 0, "short sales by day");
    /** Days of an earlier release, which kept shares only; they give way to those of today. */
    public static final Block DAY_OF_SHARES = Block.kept("Z", 0, "shares sold short by day");

    private static final int MOST = 250;

    /** In place of a turnover that was not kept. */
    private static final long NOT_KEPT = -2;

    /** What the DAY report of a session said. */
    private record Sold(long shares, long turnoverMilliHkd) {
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

    private final DetectorSettings.ShortSpike settings;
    private final DayRows<Sold> days = new DayRows<>(DAY, MOST, FORMAT);
    /** Rows of an earlier release, to be deleted once the days in them are saved. */
    private final List<Integer> oldRows = new ArrayList<>();

    private final Episode spike = new Episode();
    private int raisedDay;
    private double raisedMedian;
    private int latestDay = SessionGate.NONE;
    private double latestRatio = Double.NaN;
    private Report morning;
    private boolean changed;

    public ShortBook(DetectorSettings.ShortSpike settings) {
        this.settings = settings;
    }

    /** Shares of the latest DAY report; -1 when there is none. */
    public long latestShares() {
        return days.all().isEmpty() ? -1 : days.all().lastEntry().getValue().shares;
    }

    /** Latest report judged, over the median of the sessions before it; NaN when not warm. */
    public double latestRatio() {
        return latestRatio;
    }

    /**
     * Takes a report and judges it, unless a later session was reported already. One that says something else of the same
     * session corrects what was reported.
     *
     * @return false when it says nothing new
     */
    public boolean add(Report report, Signal.Sink sink) {
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
        if (report.day() >= latestDay) {
            latestDay = report.day();
            judge(report, sink);
        }
        return true;
    }

    private void judge(Report report, Signal.Sink sink) {
        NavigableMap<Integer, Sold> before = days.all().headMap(report.day(), false);
        boolean warm = before.size() >= settings.sessions();
        Median median = warm ? Median.of(lastOf(before)) : new Median(0, 0);
        // A stock that is hardly ever sold short has no ratio to speak of.
        warm &= median.value() > 0;
        latestRatio = warm ? report.shares() / median.value() : Double.NaN;
        boolean unusual = median.absoluteDeviation() == 0 || median.robustZ(report.shares()) >= settings.robustZ();
        boolean raise = warm
                && unusual
                && latestRatio >= settings.ratio()
                && report.turnoverMilliHkd() >= settings.minTurnoverMilliHkd();
        boolean clear = spike.isActive()
                && report.wholeDay()
                && report.day() > raisedDay
                && report.shares() < settings.clear() * raisedMedian;
        // Told apart by the session: a file may publish many reports in one moment.
        long point = TradingTime.millisOf(report.day(), report.wholeDay() ? TradingTime.CLOSE : TradingTime.LUNCH);
        AlertState state = spike.step(point, raise, raise && latestRatio >= settings.critical(), clear);
        if (state == AlertState.RAISED) {
            raisedDay = report.day();
            raisedMedian = median.value();
        }
        if (state != null) {
            sink.accept(spike.signal(Rule.SHORT_SPIKE, state, report.publishedMillis(), evidence(report, median)));
        }
    }

    private long[] lastOf(NavigableMap<Integer, Sold> before) {
        return before.descendingMap().values().stream()
                .limit(settings.sessions())
                .mapToLong(Sold::shares)
                .toArray();
    }

    private List<Signal.Evidence> evidence(Report report, Median median) {
        return List.of(
                new Signal.Evidence("shares", report.shares(), "shares"),
                new Signal.Evidence("median", median.value(), "shares"),
                new Signal.Evidence("ratio", latestRatio, "ratio"),
                new Signal.Evidence("robustZ", median.robustZ(report.shares()), "sd"),
                new Signal.Evidence(
                        "turnover",
                        report.turnoverMilliHkd() < 0 ? Double.NaN : report.turnoverMilliHkd() / 1000.0,
                        "HKD"),
                new Signal.Evidence("sessions", settings.sessions(), "sessions"));
    }

    /** Tells the rule and severity of what is active. */
    public void forEachActive(BiConsumer<Rule, Severity> action) {
        spike.ifActive(Rule.SHORT_SPIKE, action);
    }

    /** Hands out the rows that changed since the last time. */
    public void save(RowSink rows) {
        if (changed) {
            rows.put(HEAD, 0, RowSink.bytes(HEAD, out -> {
                spike.write(out);
                out.writeInt(raisedDay);
                out.writeDouble(raisedMedian);
                out.writeInt(latestDay);
                out.writeDouble(latestRatio);
                out.writeBoolean(morning != null);
                if (morning != null) {
                    out.writeInt(morning.day());
                    out.writeLong(morning.shares());
                    out.writeLong(morning.turnoverMilliHkd());
                    out.writeLong(morning.publishedMillis());
                }
            }));
            changed = false;
        }
        days.save(rows, SessionGate.NONE);
        oldRows.forEach(row -> rows.put(DAY_OF_SHARES, row, null));
        oldRows.clear();
    }

    /** Takes back a row. */
    public void load(int index, SavedBlock row) {
        if (row.is(HEAD)) {
            row.read(HEAD, (version, in) -> readHead(in));
        } else if (row.is(DAY)) {
            days.load(index, row);
        } else {
            row.read(DAY_OF_SHARES, (version, in) -> readShares(index, in));
        }
    }

    private void readHead(DataInput in) throws IOException {
        spike.read(in);
        raisedDay = in.readInt();
        raisedMedian = in.readDouble();
        latestDay = in.readInt();
        latestRatio = in.readDouble();
        morning =
                in.readBoolean() ? new Report(in.readInt(), false, in.readLong(), in.readLong(), in.readLong()) : null;
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
