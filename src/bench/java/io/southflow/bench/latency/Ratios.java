package io.southflow.bench.latency;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The p99 of Southflow's alerts against what Kafka itself takes, and against Flink's alerts.
 *
 * @param exactlyOnce to the echo, one and a half commit intervals allowed
 * @param atLeastOnce to the echo
 */
record Ratios(
        OptionalDouble exactlyOnce,
        OptionalDouble atLeastOnce,
        OptionalDouble exactlyOnceToFlink,
        OptionalDouble atLeastOnceToFlink) {
    /** A result waits for up to one commit interval, and on average for half of one. */
    private static final double INTERVALS = 1.5;

    private static final double PERCENTILE = 99;

    static Ratios of(List<Outcome> outcomes, int commitMs) {
        return new Ratios(
                toEcho(outcomes, Guarantee.EXACTLY_ONCE, INTERVALS * commitMs),
                toEcho(outcomes, Guarantee.AT_LEAST_ONCE, 0),
                toFlink(outcomes, Guarantee.EXACTLY_ONCE),
                toFlink(outcomes, Guarantee.AT_LEAST_ONCE));
    }

    private static OptionalDouble toEcho(List<Outcome> outcomes, Guarantee guarantee, double allowedMillis) {
        OptionalDouble echo = p99(outcomes, new Entry(Entry.System.ECHO, guarantee), Kind.ECHO);
        return ratio(alert(outcomes, Entry.System.SOUTHFLOW, guarantee), echo, allowedMillis);
    }

    private static OptionalDouble toFlink(List<Outcome> outcomes, Guarantee guarantee) {
        OptionalDouble flink = alert(outcomes, Entry.System.FLINK, guarantee);
        return ratio(alert(outcomes, Entry.System.SOUTHFLOW, guarantee), flink, 0);
    }

    private static OptionalDouble ratio(OptionalDouble alert, OptionalDouble peer, double allowedMillis) {
        return alert.isPresent() && peer.isPresent()
                ? OptionalDouble.of(alert.getAsDouble() / (allowedMillis + peer.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble alert(List<Outcome> outcomes, Entry.System system, Guarantee guarantee) {
        return p99(outcomes, new Entry(system, guarantee), Kind.ALERT);
    }

    private static OptionalDouble p99(List<Outcome> outcomes, Entry entry, Kind kind) {
        return outcomes.stream()
                .filter(outcome -> outcome.entry().equals(entry))
                .mapToDouble(
                        outcome -> Outcome.millis(outcome.arrivals().get(kind).nanos(), PERCENTILE))
                .findFirst();
    }
}
