package io.southflow.topology;

import io.southflow.analytics.RowSink;
import io.southflow.analytics.SequenceMemory;
import io.southflow.analytics.SessionGate;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one topic's feed of one stock stands: its session, how far into it, and which numbers it has used. Topics have
 * a clock each, so that how they interleave decides nothing.
 */
final class FeedClock {
    /** More sources than any stock has; beyond it the oldest is forgotten. */
    private static final int MOST_LANES = 64;

    /** The numbers of one source on one lane (a channel, or trades and cancellations apart). */
    private static final class Lane {
        private final String source;
        private final int code;
        private final SequenceMemory memory;
        private boolean changed;

        private Lane(String source, int code, SequenceMemory memory) {
            this.source = source;
            this.code = code;
            this.memory = memory;
        }
    }

    private final char headKind;
    private final char laneKind;
    private final int minNumbers;
    private final int minSeconds;
    private final SessionGate gate = new SessionGate();
    private final List<Lane> lanes = new ArrayList<>(2);
    private int reach = -1;
    private boolean changed;

    FeedClock(char headKind, char laneKind, MonitorSettings settings) {
        this.headKind = headKind;
        this.laneKind = laneKind;
        minNumbers = settings.duplicateNumbers();
        minSeconds = settings.duplicateSpanSeconds();
    }

    /** The gate; the caller marks its changes with {@link #changed}. */
    SessionGate gate() {
        return gate;
    }

    void changed() {
        changed = true;
    }

    int day() {
        return gate.day();
    }

    /** How far the session has come, as in {@link io.southflow.calendar.TradingTime#reachOf}; -1 at its begin. */
    int reach() {
        return reach;
    }

    void open(int day) {
        gate.open(day);
        reach = -1;
        lanes.clear();
        changed = true;
    }

    /** Moves on; earlier moments move nothing. */
    void advance(int newReach) {
        if (newReach > reach) {
            reach = newReach;
            changed = true;
        }
    }

    /** Whether a number is new in this session; then it is remembered. */
    boolean isNew(String source, int code, long sequence, int second) {
        Lane lane = lane(source, code);
        boolean isNew = lane.memory.add(sequence, second);
        lane.changed |= isNew;
        return isNew;
    }

    /** Whether a number was seen on a lane. */
    boolean isKnown(String source, int code, long sequence) {
        Lane lane = find(source, code);
        return lane != null && lane.memory.contains(sequence);
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
        Lane lane = new Lane(source, code, new SequenceMemory(minNumbers, minSeconds));
        if (lanes.size() == MOST_LANES) {
            lanes.remove(0);
            lanes.forEach(moved -> moved.changed = true);
        }
        lanes.add(lane);
        return lane;
    }

    void save(RowSink rows) {
        if (changed) {
            rows.put(headKind, 0, RowSink.bytes(out -> {
                out.writeInt(reach);
                gate.write(out);
            }));
            changed = false;
        }
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            if (lane.changed) {
                rows.put(laneKind, i, RowSink.bytes(out -> {
                    out.writeInt(gate.day());
                    out.writeUTF(lane.source);
                    out.writeByte(lane.code);
                    lane.memory.write(out);
                }));
                lane.changed = false;
            }
        }
    }

    /** Takes back a row; the head comes first. A lane of another session is passed over. */
    boolean load(char kind, byte[] row) {
        if (kind == headKind) {
            RowSink.parse(row, in -> {
                reach = in.readInt();
                gate.read(in);
            });
        } else if (kind == laneKind) {
            RowSink.parse(row, in -> {
                if (in.readInt() == gate.day()) {
                    Lane lane = new Lane(in.readUTF(), in.readByte(), new SequenceMemory(minNumbers, minSeconds));
                    lane.memory.read(in);
                    lanes.add(lane);
                }
            });
        } else {
            return false;
        }
        return true;
    }
}
