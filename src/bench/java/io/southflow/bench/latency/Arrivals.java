package io.southflow.bench.latency;

import java.util.BitSet;
import org.HdrHistogram.Histogram;

/** Results of one kind as they become visible. Not for several threads at once. */
final class Arrivals {
    private static final int DIGITS = 3;

    private final Schedule schedule;
    /** Causes of results that have not come. */
    private final BitSet causes;

    private int missing;
    /** By cause, nanoseconds from the schedule's start to when the result was visible; 0 while it is not. */
    private final long[] visible;

    private final Histogram nanos = new Histogram(DIGITS);
    private long surplus;

    Arrivals(Schedule schedule, BitSet causes) {
        this.schedule = schedule;
        this.causes = (BitSet) causes.clone();
        missing = causes.cardinality();
        visible = new long[schedule.events()];
    }

    /**
     * Takes a result.
     *
     * @param cause the event that caused it, or {@link Expected#NONE}
     * @param sinceStart nanoseconds from the schedule's start to when the result was visible
     */
    void take(int cause, long sinceStart) {
        if (cause == Expected.NONE || !causes.get(cause)) {
            surplus++;
            return;
        }
        causes.clear(cause);
        missing--;
        visible[cause] = sinceStart;
        if (schedule.isMeasured(cause)) {
            nanos.recordValue(sinceStart - schedule.dueNanos(cause));
        }
    }

    /** Latencies in nanoseconds, without those of the warm-up. */
    Histogram nanos() {
        return nanos;
    }

    /** By cause, those of the warm-up too: nanoseconds from the schedule's start to when the result was visible, or 0. */
    long[] visible() {
        return visible;
    }

    /** Results still to come. */
    int missing() {
        return missing;
    }

    /** Results that were not waited for, and repeated ones. */
    long surplus() {
        return surplus;
    }
}
