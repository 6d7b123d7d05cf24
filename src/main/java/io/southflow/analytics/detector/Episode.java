package io.southflow.analytics.detector;

import io.southflow.analytics.position.SessionGate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The life of one alert after the other: raised once its condition has held for a while, escalated to a higher level at
 * once, cleared once the condition has been gone for a while. Both whiles are trading time and may be 0.
 */
final class Episode {
    /** Trading time from one moment to a later one. */
    interface Span {
        int seconds(int fromDay, int fromSecond, int toDay, int toSecond);
    }

    private int level;
    private long raisedMillis;
    /** The point since which the condition has held (no alert yet) or been gone (an alert), if it has. */
    private int sinceDay = SessionGate.NONE;

    private int sinceSecond;

    boolean isActive() {
        return level > 0;
    }

    /** 0 when there is no alert. */
    int level() {
        return level;
    }

    long raisedMillis() {
        return raisedMillis;
    }

    /** Whether nothing has to be remembered. */
    boolean isAtRest() {
        return level == 0 && sinceDay == SessionGate.NONE;
    }

    /** Goes on to a point. Returns the transition, or null when there is none. */
    AlertState step(Point point, int verdict, int holdsSeconds, int goneSeconds, Span span) {
        if (verdict == Detector.SILENT) {
            return null;
        }
        if (level == 0) {
            if (verdict <= 0) {
                sinceDay = SessionGate.NONE;
            } else if (isPast(point, holdsSeconds, span)) {
                sinceDay = SessionGate.NONE;
                level = verdict;
                raisedMillis = point.millis();
                return AlertState.RAISED;
            }
            return null;
        }
        if (verdict == Detector.OVER || verdict == Detector.GONE && isPast(point, goneSeconds, span)) {
            sinceDay = SessionGate.NONE;
            return AlertState.CLEARED;
        }
        if (verdict != Detector.GONE) {
            sinceDay = SessionGate.NONE;
        }
        if (verdict > level) {
            level = verdict;
            return AlertState.ESCALATED;
        }
        return null;
    }

    private boolean isPast(Point point, int seconds, Span span) {
        if (seconds == 0) {
            return true;
        }
        if (sinceDay == SessionGate.NONE) {
            sinceDay = point.day();
            sinceSecond = point.second();
        }
        return span.seconds(sinceDay, sinceSecond, point.day(), point.second()) >= seconds;
    }

    /** The alert has been told that it is cleared. */
    void end() {
        level = 0;
    }

    /** Takes over an alert that another version raised. */
    void resume(int itsLevel, long itsRaisedMillis) {
        level = itsLevel;
        raisedMillis = itsRaisedMillis;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(level);
        out.writeLong(raisedMillis);
        out.writeInt(sinceDay);
        out.writeInt(sinceSecond);
    }

    void read(DataInput in) throws IOException {
        level = in.readByte();
        raisedMillis = in.readLong();
        sinceDay = in.readInt();
        sinceSecond = in.readInt();
    }
}
