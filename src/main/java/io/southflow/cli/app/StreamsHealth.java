package io.southflow.cli.app;

import io.southflow.http.Health;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams.State;

/** The application's health, from the state of Kafka Streams. */
final class StreamsHealth implements Health {
    private final Supplier<State> state;
    private final StreamFailures failures;

    StreamsHealth(Supplier<State> state, StreamFailures failures) {
        this.state = state;
        this.failures = failures;
    }

    @Override
    public Optional<String> whyDead() {
        return switch (state.get()) {
            case PENDING_ERROR, ERROR, PENDING_SHUTDOWN, NOT_RUNNING ->
                Optional.of(failures.fatal().map(StreamFailures::line).orElseGet(() -> "the application is " + name()));
            default -> Optional.empty();
        };
    }

    /** While state is restored, Kafka Streams counts as rebalancing. */
    @Override
    public Optional<String> whyNotReady() {
        return state.get() == State.RUNNING ? Optional.empty() : Optional.of("the application is " + name());
    }

    private String name() {
        return state.get().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
