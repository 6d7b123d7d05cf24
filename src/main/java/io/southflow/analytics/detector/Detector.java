package io.southflow.analytics.detector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Judges the points of one subject of one stock. It sees closed sessions when a session opens, then points, and says of
 * each at which level its condition holds; when an alert is raised, escalated or cleared is decided by whoever hosts it.
 * What it says depends on nothing else: not on the wall clock, not on another subject.
 */
public interface Detector {
    /** The condition neither holds nor is gone: an alert stays what it is. */
    int BETWEEN = 0;
    /** The condition is gone. */
    int GONE = -1;
    /** The condition is gone for good, however long it would have to be gone: its session is over. */
    int OVER = -2;
    /** The point says nothing, or the detector is not warm. */
    int SILENT = -3;

    /** A session of the subject opens. */
    default void open(Past past, int day) {}

    /**
     * Judges a point.
     *
     * @param active whether an alert of the rule is raised and not cleared
     * @return the level at which the condition holds, 1 or more, or one of the constants
     */
    int judge(Point point, boolean active);

    /** The alert is raised at the point that was judged last. */
    default void raised(Point point) {}

    /** The numbers behind what was said of the point that was judged last, in the order of the rule's evidence. */
    double[] evidence(Point point);

    /** Whether it knows enough to speak. */
    boolean isWarm();

    /** The number that the rule's gauge shows; NaN when there is none. */
    default double gauge() {
        return Double.NaN;
    }

    /** Writes what it remembers, in the rule's version; nothing if it remembers nothing. */
    default void write(DataOutput out) throws IOException {}

    /** Reads what the rule's version, or an earlier one that it knows, has written. */
    default void read(int version, DataInput in) throws IOException {}
}
