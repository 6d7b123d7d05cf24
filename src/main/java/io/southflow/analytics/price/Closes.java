package io.southflow.analytics.price;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.DayRows;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.row.VarInts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Daily closes of one stock or index, the last {@value #MOST} days before any that is asked about; an official one is not
 * replaced by our own.
 */
public final class Closes {
    static final int MOST = 250;
    /** A bar may come before its session has begun: it must not push a close out that the session looks at. */
    private static final int AHEAD = 6;

    static final Block ROW = Block.kept("D", 0, "closes");

    private record Close(long priceMilli, boolean official) {}

    private static final DayRows.Format<Close> FORMAT = new DayRows.Format<>() {
        @Override
        public void write(Close close, DataOutput out) throws IOException {
            VarInts.write(out, close.priceMilli);
            out.writeBoolean(close.official);
        }

        @Override
        public Close read(int day, int version, DataInput in) throws IOException {
            return new Close(VarInts.readLong(in), in.readBoolean());
        }
    };

    private final DayRows<Close> days = new DayRows<>(ROW, MOST + AHEAD, FORMAT);

    void put(int day, long priceMilli, boolean official) {
        Close known = days.get(day);
        Close close = new Close(priceMilli, official);
        if (close.equals(known) || known != null && known.official && !official) {
            return;
        }
        days.put(day, close);
        days.changed(day);
    }

    /** Closes before a day, the last {@value #MOST}, oldest first. */
    long[] before(int day) {
        NavigableMap<Integer, Close> earlier = days.all().headMap(day, false);
        return earlier.values().stream()
                .skip(Math.max(0, earlier.size() - MOST))
                .mapToLong(Close::priceMilli)
                .toArray();
    }

    /** Day of the lowest close from {@code first} to {@code last}, the earliest of equals, or null. */
    Map.Entry<Integer, Long> lowest(int first, int last) {
        Map.Entry<Integer, Close> low = null;
        if (first > last) {
            return null;
        }
        for (Map.Entry<Integer, Close> each :
                days.all().subMap(first, true, last, true).entrySet()) {
            if (low == null || each.getValue().priceMilli < low.getValue().priceMilli) {
                low = each;
            }
        }
        return low == null ? null : Map.entry(low.getKey(), low.getValue().priceMilli);
    }

    /** The latest day, or {@link SessionGate#NONE}. */
    int latestDay() {
        return days.all().isEmpty() ? SessionGate.NONE : days.all().lastKey();
    }

    void save(RowSink rows) {
        days.save(rows, SessionGate.NONE);
    }

    void load(int row, SavedBlock saved) {
        days.load(row, saved);
    }
}
