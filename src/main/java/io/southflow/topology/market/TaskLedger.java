package io.southflow.topology.market;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.unit.Basis;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.EventCounts;
import io.southflow.schema.MonthFlow;
import io.southflow.topology.api.Outcome;
import io.southflow.wire.FlowFields;
import io.southflow.wire.Words;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a task keeps beside its stocks: how many events came to what, and months and days that a feed reported. */
public final class TaskLedger {
    static final Block COUNTS = Block.kept("c", 0, "counts of events");
    static final Block MONTH = Block.kept("m", 0, "a month that a feed reported");

    /** Fifty years. */
    private static final int MOST_MONTHS = 600;

    private record Month(long[] buys, long[] sells, int basis) {}

    /** How many reported days of the market are kept, the latest ones. */
    public static final int MOST_DAYS = OfficialDays.MOST;

    private final TreeMap<YearMonth, Month> months = new TreeMap<>();
    private final OfficialDays days = new OfficialDays();
    private final long[] counts = new long[Outcome.values().length];
    private final List<YearMonth> changedMonths = new ArrayList<>();
    private boolean changed;

    public void count(Outcome outcome, long more) {
        counts[outcome.ordinal()] += more;
        changed = true;
    }

    public EventCounts counts() {
        long read = 0;
        for (long count : counts) {
            read += count;
        }
        return new EventCounts(
                read,
                counts[Outcome.DUPLICATE.ordinal()],
                counts[Outcome.LATE.ordinal()],
                counts[Outcome.REJECTED.ordinal()] + counts[Outcome.AHEAD.ordinal()]);
    }

    /** A held event that was accepted when it came turns out to be something else. */
    public void acceptedIs(Outcome outcome) {
        count(Outcome.ACCEPTED, -1);
        count(outcome, 1);
    }

    /** Takes a reported month of one channel; a later report replaces it. */
    public void add(FlowFields flow) {
        YearMonth key = YearMonth.from(TradingTime.date(TradingTime.dayOf(flow.eventMillis())));
        Month month = months.computeIfAbsent(key, none -> new Month(new long[2], new long[2], 0));
        int channel = flow.channel().ordinal();
        month.buys[channel] = flow.buyMilliHkd();
        month.sells[channel] = flow.sellMilliHkd();
        months.put(
                key,
                new Month(month.buys, month.sells, month.basis | flow.basis().bit()));
        changedMonths.add(key);
        if (months.size() > MOST_MONTHS) {
            changedMonths.add(months.pollFirstEntry().getKey());
        }
    }

    /** Takes a reported day of one channel; a later report replaces it. LATE when it is too long ago to be kept. */
    public Outcome addDay(FlowFields flow) {
        int day = TradingTime.dayOf(flow.eventMillis());
        if (days.isForgotten(day)) {
            return Outcome.LATE;
        }
        return days.set(day, flow) ? Outcome.ACCEPTED : Outcome.DUPLICATE;
    }

    /** The latest day that a feed reported for the market, days since the epoch, or {@link SessionGate#NONE}. */
    public int latestDay() {
        return days.latest();
    }

    OfficialDays days() {
        return days;
    }

    public List<MonthFlow> history() {
        List<MonthFlow> history = new ArrayList<>(months.size());
        for (Map.Entry<YearMonth, Month> each : months.entrySet()) {
            Month month = each.getValue();
            long buy = month.buys[0] + month.buys[1];
            long sell = month.sells[0] + month.sells[1];
            history.add(new MonthFlow(
                    each.getKey().toString(), buy, sell, buy - sell, Words.toSchema(Basis.weakest(month.basis))));
        }
        return history;
    }

    public void save(RowSink rows) {
        if (changed) {
            rows.put(COUNTS, 0, RowSink.bytes(COUNTS, out -> {
                for (long count : counts) {
                    out.writeLong(count);
                }
            }));
            changed = false;
        }
        for (YearMonth key : changedMonths) {
            Month month = months.get(key);
            rows.put(
                    MONTH,
                    key.getYear() * 12 + key.getMonthValue() - 1,
                    month == null
                            ? null
                            : RowSink.bytes(MONTH, out -> {
                                for (int channel = 0; channel < 2; channel++) {
                                    out.writeLong(month.buys[channel]);
                                    out.writeLong(month.sells[channel]);
                                }
                                out.writeByte(month.basis);
                            }));
        }
        changedMonths.clear();
        days.save(rows);
    }

    public void load(int index, SavedBlock row) {
        if (row.is(COUNTS)) {
            row.read(COUNTS, (version, in) -> {
                for (int i = 0; i < counts.length; i++) {
                    counts[i] = in.readLong();
                }
            });
        } else if (row.is(MONTH)) {
            row.read(MONTH, (version, in) -> {
                long[] buys = new long[2];
                long[] sells = new long[2];
                for (int channel = 0; channel < 2; channel++) {
                    buys[channel] = in.readLong();
                    sells[channel] = in.readLong();
                }
                months.put(YearMonth.of(index / 12, index % 12 + 1), new Month(buys, sells, in.readByte()));
            });
        } else if (row.is(OfficialDays.BLOCK)) {
            days.load(index, row);
        } else {
            row.passOver();
        }
    }
}
