package io.southflow.bench.latency;

import io.southflow.bench.contestant.Contestant;
import io.southflow.bench.contestant.Job;
import io.southflow.bench.contestant.Runner;
import io.southflow.bench.contestant.flink.FlinkEvents;
import io.southflow.cli.app.Application;
import io.southflow.cli.settings.Settings;
import io.southflow.feed.Securities;
import java.util.Optional;

/** A contestant at work in its own process. */
interface Worker {
    /** Why it has ended by itself; empty while it has not. */
    Optional<String> failure();

    void stop() throws Exception;

    static Worker start(Assignment assignment) throws Exception {
        return switch (assignment.entry().system()) {
            case ECHO -> new Echo(assignment);
            case SOUTHFLOW -> southflow(assignment);
            case FLINK -> flink(assignment);
        };
    }

    private static Worker flink(Assignment assignment) throws Exception {
        Job job = new Job(
                Contestant.FLINK,
                assignment.bootstrapServers(),
                assignment.registryUrl(),
                "",
                assignment.partitions(),
                Assignment.GROUP,
                assignment.commitMs(),
                0,
                assignment.directory(),
                "");
        boolean exactlyOnce = assignment.entry().guarantee() == Guarantee.EXACTLY_ONCE;
        Runner runner = FlinkEvents.start(job, exactlyOnce, assignment.producer());
        return new Worker() {
            @Override
            public Optional<String> failure() {
                return runner.failure();
            }

            @Override
            public void stop() throws Exception {
                runner.stop();
            }
        };
    }

    /** As {@code southflow run} starts it: all inputs, every detector, metrics served. */
    private static Worker southflow(Assignment assignment) {
        Application application = Application.start(Settings.of(assignment.settings()), Securities.load()::nameOf);
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
