package io.southflow.topology;

import io.southflow.analytics.SequenceMemory;
import io.southflow.analytics.SessionGate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

        private Lane(String source, int code, SequenceMemory memory) {
            this.source = source;
            this.code = code;
            this.memory = memory;
        }
    }

    private final int minNumbers;
    private final int minSeconds;
    private final SessionGate gate = new SessionGate();
    private final List<Lane> lanes = new ArrayList<>(2);
    private int reach = -1;

    FeedClock(MonitorSettings settings) {
        minNumbers = settings.duplicateNumbers();
        minSeconds = settings.duplicateSpanSeconds();
    }

    SessionGate gate() {
        return gate;
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
    }

    /** Moves on; earlier moments move nothing. */
    void advance(int newReach) {
        reach = Math.max(reach, newReach);
    }

    /** Whether a number is new in this session; then it is remembered. */
    boolean isNew(String source, int code, long sequence, int second) {
        return lane(source, code).memory.add(sequence, second);
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
        }
        lanes.add(lane);
        return lane;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(reach);
        gate.write(out);
        out.writeByte(lanes.size());
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            out.writeUTF(lane.source);
            out.writeByte(lane.code);
            lane.memory.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        reach = in.readInt();
        gate.read(in);
        lanes.clear();
        for (int left = in.readByte(); left > 0; left--) {
            Lane lane = lane(in.readUTF(), in.readByte());
            lane.memory.read(in);
        }
    }
}
