package io.southflow.bench.contestant;

import io.southflow.cli.settings.KafkaSettings;
import java.util.Optional;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** A topology at work, with the settings that Southflow's own has. */
final class StreamsRunner implements Runner {
    private final KafkaStreams streams;
    private volatile Throwable failure;

    StreamsRunner(Topology topology, Job job) {
        streams = new KafkaStreams(topology, new StreamsConfig(new KafkaSettings(job.settings()).streams()));
        streams.setUncaughtExceptionHandler(e -> {
            failure = e;
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure).map(Throwable::toString);
    }

    @Override
    public void stop() {
        // Otherwise the group would have a member until its session times out.
        streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
}
