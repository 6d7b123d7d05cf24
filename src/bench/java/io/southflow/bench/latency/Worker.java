package io.southflow.bench.latency;

import io.southflow.cli.app.Application;
import io.southflow.feed.Securities;
import java.util.Optional;

/** A contestant at work in its own process. */
interface Worker {
    /** Why it has ended by itself; empty while it has not. */
    Optional<String> failure();

    void stop() throws InterruptedException;

    static Worker start(Assignment assignment) {
        return switch (assignment.entry().system()) {
            case ECHO -> new Echo(assignment);
            case SOUTHFLOW -> southflow(assignment);
        };
    }

    /** As {@code southflow run} starts it: all four inputs, every detector, metrics served. */
    private static Worker southflow(Assignment assignment) {
        Application application = Application.start(assignment.settings(), Securities.load()::nameOf);
        return new Worker() {
            @Override
            public Optional<String> failure() {
                return application.failure();
            }

            @Override
            public void stop() {
                application.close();
            }
        };
    }
}
