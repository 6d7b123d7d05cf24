package io.southflow.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;

/** Ctrl-C or a termination signal, as a question that a running command asks. The process then waits for the command. */
final class Stop implements AutoCloseable, BooleanSupplier {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private final List<Runnable> wakers = new CopyOnWriteArrayList<>();
    private final Thread hook = new Thread(this::askAndWait, "southflow-stop");

    Stop() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the command is to end. */
    @Override
    public boolean getAsBoolean() {
        return asked.getCount() == 0;
    }

    /** Waits, at most this long; whether the command is to end. */
    boolean await(Duration time) {
        try {
            return asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Says that the command has left everything in order. */
    @Override
    public void close() {
        left.countDown();
        if (!getAsBoolean()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process ends already, and with it the hook.
            }
        }
    }

    /** Runs when the command is asked to end: what wakes it from where it waits. */
    void wakes(Runnable action) {
        wakers.add(action);
        if (getAsBoolean()) {
            action.run();
        }
    }

    private void askAndWait() {
        asked.countDown();
        wakers.forEach(Runnable::run);
        try {
            boolean ignored = left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
