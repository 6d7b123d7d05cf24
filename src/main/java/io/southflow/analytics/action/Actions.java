package io.southflow.analytics.action;

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
 * The corporate actions of one stock. What is remembered is kept as it was, and adjusted when it is read: a correction
 * needs nothing undone.
 *
 * <p>An action acts from the session of its ex-date on. One that comes when that session has begun acts from the next
 * one on, so that nothing changes within a session; so does a correction, and until then what it corrects does.
 *
 * <p>Bounded: beyond {@value #MOST} the one with the earliest ex-date is forgotten.
 */
public final class Actions {
    private static final int MOST = 64;
    private static final Action.Kind[] KINDS = Action.Kind.values();

    /** What became of an action. */
    public enum Taken {
        /** It says nothing new. */
        KNOWN,
        /** It acts from its ex-date on. */
        IN_TIME,
        /** It acts from the session after the one that has begun. */
        LATE
    }

    /** An action and the sessions in which it acts: from the first on, before the other. */
    private record Entry(Action action, int from, int until) {
        private boolean actsIn(int session) {
            return from <= session && session < until;
        }

        private boolean isCurrent() {
            return until == Integer.MAX_VALUE;
        }
    }

    private final Block block;
    private final List<Entry> entries = new ArrayList<>(0);
    private boolean changed;

    /** @param block of the row that they are saved in */
    public Actions(Block block) {
        this.block = block;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * Takes an action; one of the same kind and ex-date as another corrects it.
     *
     * @param session the latest that has begun, days since the epoch; {@link Integer#MIN_VALUE} when none has
     */
    public Taken add(Action action, int session) {
        if (entries.stream().anyMatch(entry -> entry.isCurrent() && entry.action.equals(action))) {
            return Taken.KNOWN;
        }
        int from = Math.max(action.exDay(), session + 1);
        end(action, from);
        int place = 0;
        while (place < entries.size() && entries.get(place).action.exDay() <= action.exDay()) {
            place++;
        }
        entries.add(place, new Entry(action, from, Integer.MAX_VALUE));
        prune(session);
        return from > action.exDay() ? Taken.LATE : Taken.IN_TIME;
    }

    /** Takes an action back, whatever its factor was; when it acts already, from the next session on. */
    public Taken remove(Action action, int session) {
        int from = Math.max(action.exDay(), session + 1);
        if (!end(action, from)) {
            return Taken.KNOWN;
        }
        prune(session);
        return from > action.exDay() ? Taken.LATE : Taken.IN_TIME;
    }

    /** Lets the current action of the same event act no longer from a session on. Returns whether there is one. */
    private boolean end(Action action, int from) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.isCurrent() && entry.action.isSameEvent(action)) {
                entries.set(i, new Entry(entry.action, entry.from, from));
                return true;
            }
        }
        return false;
    }

    private void prune(int session) {
        entries.removeIf(entry -> entry.until <= Math.max(entry.from, session));
        if (entries.size() > MOST) {
            entries.remove(0);
        }
        changed = true;
    }

    /** What the actions between a day and a session make of what was remembered of the day. */
    public Factor factor(int day, int session) {
        Factor factor = Factor.ONE;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.action.exDay() > day
                    && entry.actsIn(session)
                    && entry.action.kind() != Action.Kind.END_OF_LISTING) {
                factor = factor.times(entry.action);
            }
        }
        return factor;
    }

    /**
     * What one share, as it was for an earlier session, is for another; a late action may act in the one and not yet in
     * the other. NaN when it is of another company.
     */
    public double change(int earlier, int session) {
        if (entries.isEmpty()) {
            return 1;
        }
        return earlier < firstDay(session)
                ? Double.NaN
                : factor(earlier - 1, session).shares()
                        / factor(earlier - 1, earlier).shares();
    }

    /** The first day that counts for a session: what was before is of another company. */
    public int firstDay(int session) {
        int first = Integer.MIN_VALUE;
        for (Entry entry : entries) {
            if (entry.action.kind() == Action.Kind.END_OF_LISTING && entry.actsIn(session)) {
                first = Math.max(first, entry.action.exDay());
            }
        }
        return first;
    }

    /** The latest ex-date, or {@link Integer#MIN_VALUE}. */
    public int latestDay() {
        int latest = Integer.MIN_VALUE;
        for (Entry entry : entries) {
            latest = Math.max(latest, entry.action.exDay());
        }
        return latest;
    }

    /** Hands out the row if it changed since the last time. */
    public void save(RowSink rows) {
        if (changed) {
            rows.put(block, 0, entries.isEmpty() ? null : RowSink.bytes(block, this::write));
            changed = false;
        }
    }

    /** Takes back the row. */
    public void load(SavedBlock row) {
        row.read(block, (version, in) -> read(in));
    }

    private void write(DataOutput out) throws IOException {
        VarInts.write(out, entries.size());
        for (Entry entry : entries) {
            out.writeInt(entry.action.exDay());
            out.writeByte(entry.action.kind().ordinal());
            VarInts.write(out, entry.action.newShares());
            VarInts.write(out, entry.action.oldShares());
            out.writeInt(entry.from);
            out.writeInt(entry.until);
        }
    }

    private void read(DataInput in) throws IOException {
        entries.clear();
        for (int left = VarInts.readInt(in); left > 0; left--) {
            int exDay = in.readInt();
            Action.Kind kindOf = KINDS[in.readByte()];
            Action action = new Action(exDay, kindOf, VarInts.readLong(in), VarInts.readLong(in));
            entries.add(new Entry(action, in.readInt(), in.readInt()));
        }
    }
}
