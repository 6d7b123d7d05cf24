package io.southflow.cli.demo;

import io.southflow.cli.report.AlertOrder;
import io.southflow.schema.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Alerts that wait until no earlier one can come: tasks run apart, and so do the partitions of the alerts. What is as
 * old as the market's snapshot is due, for that waits for all tasks. When the snapshot stands still, as it does on days
 * without southbound trading and at the end, all are due after a while. Threads may share it.
 */
final class HeldAlerts {
    static final Duration STILL = Duration.ofSeconds(5);

    private static final int MOST = 10_000;

    private final AlertOrder waiting = new AlertOrder(MOST);
    private final List<Alert> tooMany = new ArrayList<>();
    private Instant asOf;
    private long asOfNanos;

    synchronized void add(Alert alert) {
        Alert earliest = waiting.add(alert);
        if (earliest != null) {
            tooMany.add(earliest);
        }
    }

    /**
     * Takes those away that are due, in order of event time.
     *
     * @param newest the moment of the newest snapshot of the market; null while there is none
     * @param nowNanos a reading of the wall clock
     */
    synchronized List<Alert> due(Instant newest, long nowNanos) {
        if (newest == null) {
            return List.of();
        }
        if (!newest.equals(asOf)) {
            asOf = newest;
            asOfNanos = nowNanos;
        }
        return take(nowNanos - asOfNanos >= STILL.toNanos() ? Instant.MAX : asOf);
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
