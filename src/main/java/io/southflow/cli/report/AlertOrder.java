package io.southflow.cli.report;

import io.southflow.schema.Alert;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Alerts that wait to be shown in order of event time. Bounded. Not safe for threads. */
public final class AlertOrder {
    /** Event time, then id and level: the order in which alerts are shown. */
    public static final Comparator<Alert> BY_TIME = Comparator.comparing(Alert::getEventTime)
            .thenComparing(Alert::getId)
            .thenComparing(Alert::getLevel)
            // What is cleared comes after what it was cleared of.
            .thenComparing(alert -> alert.getState().toString().equals("CLEARED"));

    private final int most;
    private final PriorityQueue<Alert> waiting = new PriorityQueue<>(BY_TIME);

    /** @param most how many may wait */
    public AlertOrder(int most) {
        this.most = most;
    }

    /** Takes one; gives the earliest, to be shown now, when more would wait than may, else null. */
    public Alert add(Alert alert) {
        waiting.add(alert);
        return waiting.size() > most ? waiting.poll() : null;
    }

    /** The earliest that waits; null when none does. */
    public Alert peek() {
        return waiting.peek();
    }

    /** Takes the earliest that waits away; null when none does. */
    public Alert poll() {
        return waiting.poll();
    }
}
