package io.southflow.bench.failover;

import io.southflow.bench.check.Problems;

/**
 * One kill.
 *
 * @param noticedSeconds from the kill until the group no longer counts on the dead instance
 * @param firstSeconds from the kill until a subscriber sees a result of one of the dead one's stocks
 * @param allSeconds until one of each of its partitions
 * @param survivorGapSeconds the longest time in which the survivor's own partitions had no result
 */
record FailoverRun(
        int standbys,
        int partitions,
        double noticedSeconds,
        double firstSeconds,
        double allSeconds,
        double survivorGapSeconds,
        double sessionSeconds,
        Problems problems) {
    boolean isRight() {
        return problems.isEmpty();
    }

    String line() {
        return ("%d standby: noticed after %.1f s, first result of the dead one's %d partitions after %.1f s, of all after"
                        + " %.1f s, %.2f times the session timeout of %.0f s; the survivor's own paused for %.1f s; %s")
                .formatted(
                        standbys,
                        noticedSeconds,
                        partitions,
                        firstSeconds,
                        allSeconds,
                        allSeconds / sessionSeconds,
                        sessionSeconds,
                        survivorGapSeconds,
                        isRight() ? "all right" : problems);
    }
}
