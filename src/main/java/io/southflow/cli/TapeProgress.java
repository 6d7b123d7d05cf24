package io.southflow.cli;

import io.southflow.cli.report.HongKongTime;
import io.southflow.feed.publish.PublisherProgress;
import java.io.PrintWriter;
import java.time.Instant;

/** How far the tape is published: a line every few seconds. */
final class TapeProgress implements PublisherProgress {
    private static final long LINE_NANOS = 5_000_000_000L;

    private final long size;
    private final PrintWriter err;
    private long lastLine = System.nanoTime();

    TapeProgress(long size, PrintWriter err) {
        this.size = size;
        this.err = err;
    }

    @Override
    public void published(long position, long eventTime, double eventsPerSecond) {
        if (System.nanoTime() - lastLine >= LINE_NANOS) {
            lastLine = System.nanoTime();
            err.printf(
                    "tape: %s Hong Kong, %,d of %,d events, %,.0f/s%n",
                    HongKongTime.clock(Instant.ofEpochMilli(eventTime)), position, size, eventsPerSecond);
            err.flush();
        }
    }
}
