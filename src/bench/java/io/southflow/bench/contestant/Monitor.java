package io.southflow.bench.contestant;

import io.southflow.cli.app.Application;
import io.southflow.feed.Securities;
import java.util.Optional;

/** Southflow as {@code southflow run} starts it: all inputs, every detector, metrics served. */
final class Monitor implements Runner {
    private final Application application;

    Monitor(Job job) {
        application = Application.start(job.settings(), Securities.load()::nameOf);
    }

    @Override
    public Optional<String> failure() {
        return application.failure();
    }

    @Override
    public void stop() {
        application.close();
    }
}
