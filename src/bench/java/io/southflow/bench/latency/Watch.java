package io.southflow.bench.latency;

import io.southflow.bench.jvm.ChildJvm;
import java.util.concurrent.TimeUnit;

/** Waits for the end of a run, and shows how far it is. */
final class Watch {
    private static final long LOOK_MILLIS = 100;
    private static final long SHOW_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    /** In which results come that should not. */
    private static final long EPILOGUE_MILLIS = 1_500;

    private final Entry entry;
    private final Schedule schedule;
    private final Generator generator;
    private final Observer observer;
    private final ChildJvm child;

    Watch(Entry entry, Schedule schedule, Generator generator, Observer observer, ChildJvm child) {
        this.entry = entry;
        this.schedule = schedule;
        this.generator = generator;
        this.observer = observer;
        this.child = child;
    }

    /** Returns when all results are there, or the patience is at its end. */
    void run() throws Exception {
        Thread sending = new Thread(generator, "generator");
        sending.start();
        long shown = System.nanoTime();
        while (sending.isAlive()) {
            Thread.sleep(LOOK_MILLIS);
            check();
            if (System.nanoTime() - shown > SHOW_NANOS) {
                shown = System.nanoTime();
                System.out.printf("%s: %,d of %,d events sent%n", entry.label(), generator.sent(), schedule.events());
            }
        }
        long sent = System.nanoTime();
        while (observer.missing() > 0 && System.nanoTime() - sent < PATIENCE_NANOS) {
            Thread.sleep(LOOK_MILLIS);
            check();
        }
        Thread.sleep(EPILOGUE_MILLIS);
        check();
    }

    private void check() {
        if (generator.failure() != null) {
            throw new IllegalStateException("an event was not taken", generator.failure());
        }
        if (!child.isAlive() || !observer.isAlive()) {
            throw new IllegalStateException(
                    entry.label() + ": the " + (child.isAlive() ? "observer" : "contestant") + " ended");
        }
    }
}
