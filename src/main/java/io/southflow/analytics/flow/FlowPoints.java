package io.southflow.analytics.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The points of a session at which the net of 30 minutes is judged. Every second of trading time is one, but the net
 * changes only when money enters the window or leaves it; the points between two changes say what the last one said and
 * are passed over, but for those that are sampled.
 */
final class FlowPoints {
    /** Trading seconds of the net. */
    static final int SPAN = 1_800;
    /** Trading seconds between two samples. */
    static final int SAMPLE = 300;

    private static final int UNKNOWN = -1;

    private int judged;
    private boolean revised;
    /**
     * Entries of the log that have entered the net by the last point judged, and those that have left it again; {@link
     * #UNKNOWN} when they must be counted. With them a point costs no search.
     */
    private int entered = UNKNOWN;

    private int left;

    /** Begins a session. */
    void open() {
        judged = -1;
        revised = false;
        entered = UNKNOWN;
    }

    /** Money has come for a second; when that was judged already, the points after it change. */
    void added(int second) {
        if (second <= judged) {
            revised = true;
            entered = UNKNOWN;
        }
    }

    /** The last second judged, -1 at the begin of a session. */
    int judged() {
        return judged;
    }

    /** Goes on to the next point up to a second. Returns whether there is one: then {@link #judged} is it. */
    boolean next(SecondLog log, int upTo) {
        if (judged >= upTo) {
            return false;
        }
        int point = nextChange(log);
        if (point > upTo) {
            judged = upTo;
            return false;
        }
        judged = point;
        revised = false;
        return true;
    }

    /** Whether the point is one of those that are remembered. */
    boolean isSampled() {
        return judged >= SPAN && judged % SAMPLE == 0;
    }

    private int nextChange(SecondLog log) {
        if (entered == UNKNOWN) {
            entered = log.count(judged);
            left = judged < SPAN ? 0 : log.count(judged - SPAN);
        }
        int next = revised ? judged + 1 : Integer.MAX_VALUE;
        if (entered < log.size()) {
            next = Math.min(next, log.second(entered));
        }
        if (left < log.size()) {
            next = Math.min(next, log.second(left) + SPAN);
        }
        return Math.min(next, Math.max(SPAN, (Math.floorDiv(judged, SAMPLE) + 1) * SAMPLE));
    }

    /** Bought less sold through both channels in the 30 minutes up to the point. */
    long net(SecondLog log) {
        while (entered < log.size() && log.second(entered) <= judged) {
            entered++;
        }
        while (left < log.size() && log.second(left) <= judged - SPAN) {
            left++;
        }
        return log.netOf(entered) - log.netOf(left);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(judged);
        out.writeBoolean(revised);
    }

    void read(DataInput in) throws IOException {
        judged = in.readInt();
        revised = in.readBoolean();
        entered = UNKNOWN;
    }
}
