package io.southflow.analytics.price;

import io.southflow.analytics.action.Actions;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.row.VarInts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Highs of days whose bars are not kept any more, each higher than all after it: a handful, so that "highest since" reaches
 * back to the first bar that ever came. Bounded: beyond {@value #MOST} the second is forgotten.
 */
final class OlderHighs {
    static final Block ROW = Block.kept("v", 1, "highs of days without a bar");

    private static final int MOST = 64;

    private record High(int day, long milli, boolean adjusted) {
        private long asOf(int session, Actions actions) {
            return adjusted || actions.isEmpty()
                    ? milli
                    : actions.factor(day, session).price(milli);
        }
    }

    private final List<High> highs = new ArrayList<>(0);
    private int firstKnown = Integer.MAX_VALUE;
    private boolean changed;

    /** Adds the high of a day, or corrects it. */
    void add(BarRow bar, int session, Actions actions) {
        High high = new High(bar.day(), bar.high(), bar.isAdjusted());
        firstKnown = Math.min(firstKnown, high.day);
        changed = true;
        long milli = high.asOf(session, actions);
        highs.removeIf(each -> each.day == high.day || each.day < high.day && each.asOf(session, actions) <= milli);
        int place = highs.size();
        while (place > 0 && highs.get(place - 1).day > high.day) {
            place--;
        }
        if (place < highs.size() && highs.get(place).asOf(session, actions) >= milli) {
            return;
        }
        highs.add(place, high);
        if (highs.size() > MOST) {
            highs.remove(1);
        }
    }

    /** Adds those of days from {@code first} on to an index, as they are for a session. */
    void addTo(PriceHighs index, int first, int session, Actions actions) {
        if (firstKnown != Integer.MAX_VALUE) {
            index.add(Math.max(first, firstKnown), 0);
        }
        for (High high : highs) {
            if (high.day >= first) {
                index.add(high.day, high.asOf(session, actions));
            }
        }
    }

    void save(RowSink rows) {
        if (changed) {
            rows.put(ROW, 0, RowSink.bytes(ROW, this::write));
            changed = false;
        }
    }

    void load(SavedBlock row) {
        row.read(ROW, (version, in) -> read(in));
    }

    private void write(DataOutput out) throws IOException {
        out.writeInt(firstKnown);
        VarInts.write(out, highs.size());
        for (High high : highs) {
            out.writeInt(high.day);
            VarInts.write(out, high.milli);
            out.writeBoolean(high.adjusted);
        }
    }

    private void read(DataInput in) throws IOException {
        firstKnown = in.readInt();
        highs.clear();
        for (int left = VarInts.readInt(in); left > 0; left--) {
            highs.add(new High(in.readInt(), VarInts.readLong(in), in.readBoolean()));
        }
    }
}
