package io.southflow.bench.contestant;

import java.util.Map;
import java.util.Optional;

/** A contestant at work. */
public interface Runner {
    /** Why it has ended by itself; empty while it has not. */
    Optional<String> failure();

    /** For one whose commits in Kafka lag behind: whether it has committed so many records. */
    default boolean isFinished(long records) {
        return false;
    }

    /** Net by symbol, for one that writes no results; asked after it is stopped. */
    default Map<String, Long> totals() {
        return Map.of();
    }

    /** Ends it, once all of its input is committed. */
    void stop() throws Exception;
}
