package io.southflow.bench.latency;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.Producer;

/**
 * Sends every event when it is due, in a thread of its own. One that is late does not put off those after it: what waits
 * in the meantime counts as latency.
 */
final class Generator implements Runnable {
    private static final int DIGITS = 3;

    private final Schedule schedule;
    private final Encoded encoded;
    private final Producer<byte[], byte[]> producer;
    private final long start;
    private final Histogram lagNanos = new Histogram(DIGITS);
    private volatile int sent;
    private volatile Exception failure;

    /** @param start when the schedule begins, on this JVM's nanosecond clock */
    Generator(Schedule schedule, Encoded encoded, Producer<byte[], byte[]> producer, long start) {
        this.schedule = schedule;
        this.encoded = encoded;
        this.producer = producer;
        this.start = start;
    }

    @Override
    public void run() {
        for (int event = 0; event < schedule.events(); event++) {
            long due = start + schedule.dueNanos(event);
            long lag = System.nanoTime() - due;
            while (lag < 0) {
                // Spinning would be more exact, but would take one of few cores from what is measured.
                LockSupport.parkNanos(-lag);
                lag = System.nanoTime() - due;
            }
            if (schedule.isMeasured(event)) {
                lagNanos.recordValue(lag);
            }
            producer.send(encoded.record(event), (metadata, e) -> {
                if (e != null) {
                    failure = e;
                }
            });
            sent = event + 1;
        }
        producer.flush();
    }

    int sent() {
        return sent;
    }

    /** Why the broker did not take an event; null when it took all. */
    Exception failure() {
        return failure;
    }

    /** How late events were handed to the producer, in nanoseconds; read it once all are sent. */
    Histogram lagNanos() {
        return lagNanos;
    }
}
