package io.southflow.bench.throughput;

import io.southflow.bench.jvm.ChildJvm;
import io.southflow.bench.kafka.Progress;

/** Waits for a contestant, and shows how far it is. */
final class Watch {
    private static final long LOOK_MILLIS = 50;
    private static final long SHOW_NANOS = 5_000_000_000L;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final String label;
    private final Progress progress;

    Watch(String label, Progress progress) {
        this.label = label;
        this.progress = progress;
    }

    /** Returns when the contestant has committed all of its input, or reports so itself. */
    void untilCommitted(ChildJvm child) throws Exception {
        long shown = System.nanoTime();
        long moved = shown;
        long committed = 0;
        while (committed < progress.records() && !child.hasSpoken()) {
            if (!child.isAlive()) {
                throw new IllegalStateException(label + " ended before its input did, at " + committed);
            }
            if (System.nanoTime() - shown > SHOW_NANOS) {
                System.out.printf("%s: %,d of %,d committed%n", label, committed, progress.records());
                shown = System.nanoTime();
            }
            if (System.nanoTime() - moved > PATIENCE_NANOS) {
                throw new IllegalStateException(label + " stands still at " + committed);
            }
            Thread.sleep(LOOK_MILLIS);
            long before = committed;
            committed = progress.committed();
            if (committed != before) {
                moved = System.nanoTime();
            }
        }
    }
}
