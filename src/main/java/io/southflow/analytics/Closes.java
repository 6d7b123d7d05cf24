package io.southflow.analytics;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Daily closes of one stock or index, the last {@value #MOST} days; an official one is not replaced by our own. */
public final class Closes {
    static final int MOST = 250;
    static final char ROW = 'C';

    private record Close(long priceMilli, boolean official) {}

    private final TreeMap<Integer, Close> days = new TreeMap<>();
    private final TreeSet<Integer> changed = new TreeSet<>();

    void put(int day, long priceMilli, boolean official) {
        Close known = days.get(day);
        Close close = new Close(priceMilli, official);
        if (close.equals(known) || known != null && known.official && !official) {
            return;
        }
        days.put(day, close);
        changed.add(day);
        if (days.size() > MOST) {
            changed.add(days.pollFirstEntry().getKey());
        }
    }

    /** Closes before a day, oldest first. */
    long[] before(int day) {
        return days.headMap(day).values().stream().mapToLong(Close::priceMilli).toArray();
    }

    /** Day of the lowest close from {@code first} to {@code last}, the earliest of equals, or null. */
    Map.Entry<Integer, Long> lowest(int first, int last) {
        Map.Entry<Integer, Close> low = null;
        if (first > last) {
            return null;
        }
        for (Map.Entry<Integer, Close> each :
                days.subMap(first, true, last, true).entrySet()) {
            if (low == null || each.getValue().priceMilli < low.getValue().priceMilli) {
                low = each;
            }
        }
        return low == null ? null : Map.entry(low.getKey(), low.getValue().priceMilli);
    }

    void save(RowSink rows) {
        for (int day : changed) {
            Close close = days.get(day);
            rows.put(
                    ROW,
                    day,
                    close == null
                            ? null
                            : RowSink.bytes(out -> {
                                VarInts.write(out, close.priceMilli);
                                out.writeBoolean(close.official);
                            }));
        }
        changed.clear();
    }

    void load(int day, byte[] row) {
        RowSink.parse(row, in -> days.put(day, new Close(VarInts.readLong(in), in.readBoolean())));
    }
}
