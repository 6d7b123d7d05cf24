package io.southflow.cli.demo;

import io.southflow.cli.report.AlertOrder;
import io.southflow.schema.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Alerts that wait until hardly an earlier one can come: tasks run apart, in a task topics do, and so do the partitions
 * that alerts lie in. Due is what the market's snapshot, which waits for all tasks, has passed a moment ago. When the
 * snapshot stands still, as on days without southbound trading, all are due after a while. At full speed tasks are days
 * apart, and one that is not heard of yet may be at the beginning: then nothing is due before the end. Threads may share
 * it.
 */
final class HeldAlerts {
    /** How long ago the snapshot must have passed: a task may be that far ahead with one topic of another. */
    static final Duration GRACE = Duration.ofSeconds(2);

    static final Duration STILL = Duration.ofSeconds(30);

    private static final int MOST = 10_000;

    private final boolean inStep;
    private final AlertOrder waiting = new AlertOrder(MOST);
    private final List<Alert> tooMany = new ArrayList<>();
    private Instant asOf = Instant.MIN;
    private long asOfNanos;
    private Instant noted = Instant.MIN;
    private long notedNanos;
    /** What the snapshot had passed when it was {@link #noted} before. */
    private Instant passed = Instant.MIN;

    /** @param inStep whether the feed keeps a pace, so that tasks stay together */
    HeldAlerts(boolean inStep) {
        this.inStep = inStep;
    }

    synchronized void add(Alert alert) {
        Alert earliest = waiting.add(alert);
        if (earliest != null) {
            tooMany.add(earliest);
        }
    }

    /**
     * Takes those away that are due, in order of event time.
     *
     * @param newest the moment of the newest snapshot of the market that waits for no task; null while there is none
     * @param nowNanos a reading of the wall clock
     */
    synchronized List<Alert> due(Instant newest, long nowNanos) {
        if (newest == null || !inStep) {
            return take(Instant.MIN);
        }
        if (!newest.equals(asOf)) {
            asOf = newest;
            asOfNanos = nowNanos;
        }
        if (nowNanos - notedNanos >= GRACE.toNanos() || noted.equals(Instant.MIN)) {
            passed = noted;
            noted = asOf;
            notedNanos = nowNanos;
        }
        return take(nowNanos - asOfNanos >= STILL.toNanos() ? Instant.MAX : passed);
    }

    /** Takes all away, in order of event time. */
    synchronized List<Alert> rest() {
        return take(Instant.MAX);
    }

    private List<Alert> take(Instant last) {
        List<Alert> due = new ArrayList<>(tooMany);
        tooMany.clear();
        while (waiting.peek() != null && !waiting.peek().getEventTime().isAfter(last)) {
            due.add(waiting.poll());
        }
        return due;
    }
}
