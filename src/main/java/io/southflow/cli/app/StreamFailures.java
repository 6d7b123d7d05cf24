package io.southflow.cli.app;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a stream thread that failed: a new one after a pause when Kafka or the registry was not there, which
 * grows from failure to failure; otherwise the end of the application.
 */
final class StreamFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StreamFailures.class);
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    /** After so long without a failure the pause begins small again. */
    private static final long CALM_MILLIS = 300_000;

    private final CountDownLatch closing;
    private final LongSupplier nowMillis;
    private long lastMillis;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private volatile Throwable fatal;

    /** @param closing ends a pause at once */
    StreamFailures(CountDownLatch closing, LongSupplier nowMillis) {
        this.closing = closing;
        this.nowMillis = nowMillis;
        this.lastMillis = nowMillis.getAsLong();
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (closing.getCount() == 0) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (!mayPass(failure)) {
            fatal = failure;
            LOG.error("the application stops: {}", line(failure));
            LOG.debug("stack trace", failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        long pause = nextPauseMillis();
        LOG.warn("trying again in {} s: {}", pause / 1_000, line(failure));
        try {
            boolean ignored = closing.await(pause, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** What ended the application; empty while nothing did. */
    Optional<Throwable> fatal() {
        return Optional.ofNullable(fatal);
    }

    private synchronized long nextPauseMillis() {
        long now = nowMillis.getAsLong();
        if (now - lastMillis > CALM_MILLIS) {
            pauseMillis = FIRST_PAUSE_MILLIS;
        }
        long pause = pauseMillis;
        lastMillis = now;
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        return pause;
    }

    private static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** The innermost message: what Streams wraps around it names the record, which may be large or secret. */
    static String line(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        return innermost.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.replaceAll("\\s*\\R\\s*", " "));
    }
}
