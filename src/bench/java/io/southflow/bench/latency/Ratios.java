package io.southflow.bench.latency;

import java.util.List;
import java.util.OptionalDouble;

/** Southflow's alerts against what Kafka itself takes. */
record Ratios(OptionalDouble exactlyOnce, OptionalDouble atLeastOnce) {
    /** A result waits for up to one commit interval, and on average for half of one. */
    private static final double INTERVALS = 1.5;

    private static final double PERCENTILE = 99;

    static Ratios of(List<Outcome> outcomes, int commitMs) {
        return new Ratios(
                ratio(outcomes, Guarantee.EXACTLY_ONCE, INTERVALS * commitMs),
                ratio(outcomes, Guarantee.AT_LEAST_ONCE, 0));
    }

    private static OptionalDouble ratio(List<Outcome> outcomes, Guarantee guarantee, double allowedMillis) {
        OptionalDouble alert = p99(outcomes, new Entry(Entry.System.SOUTHFLOW, guarantee), Kind.ALERT);
        OptionalDouble echo = p99(outcomes, new Entry(Entry.System.ECHO, guarantee), Kind.ECHO);
        return alert.isPresent() && echo.isPresent()
                ? OptionalDouble.of(alert.getAsDouble() / (allowedMillis + echo.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble p99(List<Outcome> outcomes, Entry entry, Kind kind) {
        return outcomes.stream()
                .filter(outcome -> outcome.entry().equals(entry))
                .mapToDouble(
                        outcome -> Outcome.millis(outcome.arrivals().get(kind).nanos(), PERCENTILE))
                .findFirst();
    }
}
