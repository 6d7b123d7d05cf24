package io.southflow.cli.demo;

import io.southflow.feed.publish.Publisher;
import java.util.Optional;

/** The tape's publisher on a thread of its own. */
final class Feed implements AutoCloseable {
    private final Publisher publisher;
    private final Thread thread;
    private volatile boolean finished;
    private volatile RuntimeException failure;

    Feed(Publisher publisher) {
        this.publisher = publisher;
        thread = new Thread(this::run, "feed");
        thread.start();
    }

    private void run() {
        try {
            publisher.run();
            finished = true;
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Whether the tape is published to its end. */
    boolean isFinished() {
        return finished;
    }

    /** Why it cannot go on; empty while it can. */
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
