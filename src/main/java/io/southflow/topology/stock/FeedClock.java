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
public final class FeedClock {
    /** More sources than any stock has; beyond it the oldest is forgotten. */
    private static final int MOST_LANES = 64;
    /** No lane. */
    static final int NONE = -1;

    static final Block FLOW_NUMBERS = Block.kept("N", 0, "sequence numbers of flows");
    static final Block TICK_NUMBERS = Block.kept("T", 0, "sequence numbers of ticks");

    /** The numbers of one source on one lane (a channel, or trades and cancellations apart). */
    private static final class Lane {
        private final String source;
        private final int code;
        /** Which row is its own. */
        private final int place;

        private final KeptNumbers numbers;

        private Lane(String source, int code, int place, KeptNumbers numbers) {
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
    private final List<Lane> lanes = new ArrayList<>(2);
    private int reach = -1;
    /** Whether there may be rows to save. */
    private boolean rowsChanged;

    /** @param block of the rows that it has beside the head */
    FeedClock(MonitorSettings settings, Block block) {
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
        lanes.clear();
    }

    /** Moves on; earlier moments move nothing. */
    public void advance(int newReach) {
        reach = Math.max(reach, newReach);
    }

    /** Whether a number is new in this session; then it is remembered. */
    boolean isNew(String source, int code, long sequence, int second) {
        return laneIfNew(source, code, sequence, second) != NONE;
    }

    /** Remembers a number that is new in this session. Returns which lane it is on, or {@link #NONE} when it is known. */
    int laneIfNew(String source, int code, long sequence, int second) {
        Lane lane = lane(source, code);
        boolean isNew = lane.numbers.add(sequence, second);
        rowsChanged |= lane.numbers.hasRow();
        return isNew ? lane.place : NONE;
    }

    /** Which lane has seen a number, or {@link #NONE}. */
    int laneOf(String source, int code, long sequence) {
        Lane lane = find(source, code);
        return lane != null && lane.numbers.contains(sequence) ? lane.place : NONE;
    }

    private Lane find(String source, int code) {
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            if (lane.code == code && lane.source.equals(source)) {
                return lane;
            }
        }
        return null;
    }

    private Lane lane(String source, int code) {
        Lane known = find(source, code);
        if (known != null) {
            return known;
        }
        int place = lanes.size() == MOST_LANES ? lanes.remove(0).place : lanes.size();
        return add(source, code, place);
    }

    private Lane add(String source, int code, int place) {
        Lane lane = new Lane(source, code, place, new KeptNumbers(minNumbers, minSeconds));
        lanes.add(lane);
        return lane;
    }

    /** Whether nothing has come yet. */
    boolean isUntouched() {
        return reach < 0 && gate.day() == SessionGate.NONE && !gate.isHolding();
    }

    /** Hands out the rows that changed since the last time. */
    void save(RowSink rows) {
        for (int i = 0; rowsChanged && i < lanes.size(); i++) {
            byte[] numbers = lanes.get(i).numbers.takeRow();
            if (numbers != null) {
                rows.put(block, lanes.get(i).place, RowSink.bytes(block, out -> {
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
            Lane lane = in.readInt() == day() ? at(place) : null;
            if (lane == null || !lane.numbers.load(in)) {
                // Of a session that is over, or of numbers that the head has by now.
                in.skipNBytes(in.available());
            }
        });
    }

    private Lane at(int place) {
        for (Lane lane : lanes) {
            if (lane.place == place) {
                return lane;
            }
        }
        return null;
    }

    /** All rows are back. */
    void loaded() {
        lanes.forEach(lane -> lane.numbers.loaded());
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(reach);
        gate.write(out);
        out.writeByte(lanes.size());
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            out.writeUTF(lane.source);
            out.writeByte(lane.code);
            out.writeByte(lane.place);
            lane.numbers.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        reach = in.readInt();
        gate.read(in);
        lanes.clear();
        for (int left = in.readByte(); left > 0; left--) {
            add(in.readUTF(), in.readByte(), in.readByte()).numbers.read(in);
        }
    }
}
