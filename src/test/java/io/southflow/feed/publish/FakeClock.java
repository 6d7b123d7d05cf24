package io.southflow.feed.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** A wall clock that moves only when someone waits. */
final class FakeClock implements PublisherClock {
    private long nanos;
    private long millis = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long millis() {
        return millis + nanos / 1_000_000;
    }

    @Override
    public void await(CountDownLatch stop, long nanosToWait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        nanos += nanosToWait;
    }

    void at(Instant now) {
        millis = now.toEpochMilli() - nanos / 1_000_000;
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos);
    }
}
