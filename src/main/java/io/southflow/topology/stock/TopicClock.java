package io.southflow.topology.stock;

import io.southflow.analytics.position.KeptNumbers;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.topology.api.MonitorSettings;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one topic's feed of one stock stands: its session, how far into it, and which numbers it has used. Topics have
 * a clock each, so that how they interleave decides nothing.
 */
public final class TopicClock {
    /** More sources than any stock has; beyond it the oldest is forgotten. */
    private static final int MOST_NUMBERINGS = 64;
    /** No numbering. */
    static final int NONE = -1;

    static final Block FLOW_NUMBERS = Block.kept("N", 0, "sequence numbers of flows");
    static final Block TICK_NUMBERS = Block.kept("T", 0, "sequence numbers of ticks");

    /** The numbers of one source on one numbering (a channel, or trades and cancellations apart). */
    private static final class Numbering {
        private final String source;
        private final int code;
        /** Which row is its own. */
        private final int place;

        private final KeptNumbers numbers;

        private Numbering(String source, int code, int place, KeptNumbers numbers) {
            this.source = source;
            this.code = code;
            this.place = place;
            this.numbers = numbers;
        }
    }

    private final Block block;
    private final int minNumbers;
    private final int minSeconds;
    private final SessionGate gate = new SessionGate();
    private final List<Numbering> numberings = new ArrayList<>(2);
    private int reach = -1;
    /** Whether there may be rows to save. */
    private boolean rowsChanged;

    /** @param block of the rows that it has beside the head */
    TopicClock(MonitorSettings settings, Block block) {
        this.block = block;
        minNumbers = settings.duplicateNumbers();
        minSeconds = settings.duplicateSpanSeconds();
    }

    public SessionGate gate() {
        return gate;
    }

    public int day() {
        return gate.day();
    }

    /** How far the session has come, as in {@link io.southflow.calendar.TradingTime#reachOf}; -1 at its begin. */
    public int reach() {
        return reach;
    }

    void open(int day) {
        gate.open(day);
        reach = -1;
        numberings.clear();
    }

    /** Moves on; earlier moments move nothing. */
    public void advance(int newReach) {
        reach = Math.max(reach, newReach);
    }

    /** Whether a number is new in this session; then it is remembered. */
    boolean isNew(String source, int code, long sequence, int second) {
        return numberingIfNew(source, code, sequence, second) != NONE;
    }

    /** Remembers a number that is new in this session. Returns which numbering it is on, or {@link #NONE} when it is known. */
    int numberingIfNew(String source, int code, long sequence, int second) {
        Numbering numbering = numbering(source, code);
        boolean isNew = numbering.numbers.add(sequence, second);
        rowsChanged |= numbering.numbers.hasRow();
        return isNew ? numbering.place : NONE;
    }

    /** Which numbering has seen a number, or {@link #NONE}. */
    int numberingOf(String source, int code, long sequence) {
        Numbering numbering = find(source, code);
        return numbering != null && numbering.numbers.contains(sequence) ? numbering.place : NONE;
    }

    private Numbering find(String source, int code) {
        for (int i = 0; i < numberings.size(); i++) {
            Numbering numbering = numberings.get(i);
            if (numbering.code == code && numbering.source.equals(source)) {
                return numbering;
            }
        }
        return null;
    }

    private Numbering numbering(String source, int code) {
        Numbering known = find(source, code);
        if (known != null) {
            return known;
        }
        int place = numberings.size() == MOST_NUMBERINGS ? numberings.remove(0).place : numberings.size();
        return add(source, code, place);
    }

    private Numbering add(String source, int code, int place) {
        Numbering numbering = new Numbering(source, code, place, new KeptNumbers(minNumbers, minSeconds));
        numberings.add(numbering);
        return numbering;
    }

    /** Whether nothing has come yet. */
    boolean isUntouched() {
        return reach < 0 && gate.day() == SessionGate.NONE && !gate.isHolding();
    }

    /** Hands out the rows that changed since the last time. */
    void save(RowSink rows) {
        for (int i = 0; rowsChanged && i < numberings.size(); i++) {
            byte[] numbers = numberings.get(i).numbers.takeRow();
            if (numbers != null) {
                rows.put(block, numberings.get(i).place, RowSink.bytes(block, out -> {
                    out.writeInt(day());
                    out.write(numbers);
                }));
            }
        }
        rowsChanged = false;
    }

    /** Takes back a row, behind the head. */
    void load(int place, SavedBlock row) {
        row.read(block, (version, in) -> {
            Numbering numbering = in.readInt() == day() ? at(place) : null;
            if (numbering == null || !numbering.numbers.load(in)) {
                // Of a session that is over, or of numbers that the head has by now.
                in.skipNBytes(in.available());
            }
        });
    }

    private Numbering at(int place) {
        for (Numbering numbering : numberings) {
            if (numbering.place == place) {
                return numbering;
            }
        }
        return null;
    }

    /** All rows are back. */
    void loaded() {
        numberings.forEach(numbering -> numbering.numbers.loaded());
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(reach);
        gate.write(out);
        out.writeByte(numberings.size());
        for (int i = 0; i < numberings.size(); i++) {
            Numbering numbering = numberings.get(i);
            out.writeUTF(numbering.source);
            out.writeByte(numbering.code);
            out.writeByte(numbering.place);
            numbering.numbers.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        reach = in.readInt();
        gate.read(in);
        numberings.clear();
        for (int left = in.readByte(); left > 0; left--) {
            add(in.readUTF(), in.readByte(), in.readByte()).numbers.read(in);
        }
    }
}
