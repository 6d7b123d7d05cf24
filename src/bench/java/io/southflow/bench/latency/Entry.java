package io.southflow.bench.latency;

import java.util.Arrays;

/** Who runs, and under which guarantee. */
public record Entry(System system, Guarantee guarantee) {
    /** Who takes part. */
    public enum System {
        /** A consumer and a producer with nothing between: the least that any application on Kafka can take. */
        ECHO,
        SOUTHFLOW,
        /** The same net inflows and alerts by hand in Flink. */
        FLINK;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** From {@code system/guarantee}, as in {@code echo/exactly-once}. */
    static Entry of(String label) {
        return Arrays.stream(System.values())
                .flatMap(system -> Arrays.stream(Guarantee.values()).map(guarantee -> new Entry(system, guarantee)))
                .filter(entry -> entry.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such run: " + label));
    }

    String label() {
        return system.label() + "/" + guarantee.label();
    }
}
