package io.southflow.analytics.row;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is kept of each day, the latest so many of them, in rows of {@value #SPAN} calendar days each. A store, its
 * changelog and a restart charge by the row: a year is a dozen rows and not 250. A row is written whole when one of its
 * days changes, which should be once a session.
 *
 * <p>A row may have days that are too old to be kept any more; it goes with the last day that is kept.
 */
public final class DayRows<V> {
    /** Some 22 sessions. */
    public static final int SPAN = 32;

    /** How a value is written behind its day. */
    public interface Format<V> {
        void write(V value, DataOutput out) throws IOException;

        /** @param version of the block that it is in */
        V read(int day, int version, DataInput in) throws IOException;
    }

    private final Block block;
    private final int most;
    private final Format<V> format;
    private final TreeMap<Integer, V> days = new TreeMap<>();
    private final TreeSet<Integer> changed = new TreeSet<>();

    /** @param most days that are kept */
    public DayRows(Block block, int most, Format<V> format) {
        this.block = block;
        this.most = most;
        this.format = format;
    }

    /** Every day that is kept; it must not be changed. */
    public NavigableMap<Integer, V> all() {
        return days;
    }

    public V get(int day) {
        return days.get(day);
    }

    public boolean isFull() {
        return days.size() == most;
    }

    /** Keeps a day's value, and forgets the oldest day if that is one too many; {@link #changed} says what to save. */
    public void put(int day, V value) {
        days.put(day, value);
        if (days.size() > most) {
            int oldest = days.pollFirstEntry().getKey();
            if (ofRow(row(oldest)).isEmpty()) {
                changed.add(row(oldest));
            }
        }
    }

    /** Keeps a day no longer. Its row is written without it, with the rest of the row or when that changes. */
    public void forget(int day) {
        if (days.remove(day) != null && ofRow(row(day)).isEmpty()) {
            changed.add(row(day));
        }
    }

    /** The value of a day is another than when it was saved. */
    public void changed(int day) {
        changed.add(row(day));
    }

    private static int row(int day) {
        return Math.floorDiv(day, SPAN);
    }

    private NavigableMap<Integer, V> ofRow(int row) {
        return days.subMap(row * SPAN, true, row * SPAN + SPAN - 1, true);
    }

    /**
     * Hands out the rows that changed since the last time.
     *
     * @param elsewhere a day that is kept elsewhere, or a day that is none of these
     */
    public void save(RowSink rows, int elsewhere) {
        for (int row : changed) {
            NavigableMap<Integer, V> ofRow = ofRow(row);
            int count = ofRow.size() - (ofRow.containsKey(elsewhere) ? 1 : 0);
            rows.put(
                    block,
                    row,
                    count == 0
                            ? null
                            : RowSink.bytes(block, out -> {
                                VarInts.write(out, count);
                                for (var each : ofRow.entrySet()) {
                                    if (each.getKey() != elsewhere) {
                                        out.writeByte(each.getKey() - row * SPAN);
                                        format.write(each.getValue(), out);
                                    }
                                }
                            }));
        }
        changed.clear();
    }

    /** Takes back a row. */
    public void load(int row, SavedBlock saved) {
        saved.read(block, (version, in) -> {
            for (int left = VarInts.readInt(in); left > 0; left--) {
                int day = row * SPAN + in.readByte();
                days.put(day, format.read(day, version, in));
                if (days.size() > most) {
                    days.pollFirstEntry();
                }
            }
        });
    }
}
