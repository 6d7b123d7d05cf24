package io.southflow.feed.publish;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wall clock of a publisher, so that tests move it. */
interface PublisherClock {
    /** A reading that only ever grows. */
    long nanos();

    /** Milliseconds since the epoch. */
    long millis();

    /** Returns when the time has passed, or at once when {@code stop} is released. */
    void await(CountDownLatch stop, long nanos) throws InterruptedException;

    PublisherClock SYSTEM = new PublisherClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long millis() {
            return System.currentTimeMillis();
        }

        @Override
        public void await(CountDownLatch stop, long nanos) throws InterruptedException {
            boolean ignored = stop.await(nanos, TimeUnit.NANOSECONDS);
        }
    };
}
