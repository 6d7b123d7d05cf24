package io.southflow.analytics.detector;

import java.util.List;

/**
 * What a detector has to say: one transition of one episode.
 *
 * @param raisedDay day of the point at which the episode was raised; with {@code raisedSecond} and the rule it names the
 *     episode of a stock
 * @param raisedMillis that point, milliseconds since the epoch, UTC
 * @param eventMillis the point that was judged now, milliseconds since the epoch, UTC
 * @param evidence the numbers that justify it
 */
public record Signal(
        Rule rule, AlertState state, Severity severity, long raisedMillis, long eventMillis, List<Evidence> evidence) {

    /** A number with its name and unit. */
    public record Evidence(String name, double value, String unit) {}

    /** Takes the signals of a detector in the order of the points judged. */
    @FunctionalInterface
    public interface Sink {
        void accept(Signal signal);
    }
}
