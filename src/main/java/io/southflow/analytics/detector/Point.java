package io.southflow.analytics.detector;

/**
 * A moment of trading time that is judged, with what is known of it. Points of one subject come in order of time. An
 * object may be used for the next point again: a detector keeps values, never the point.
 */
public sealed interface Point permits PriceAt, FlowAt, ShortReport, MarketAt, SessionEnd {
    /** The session, days since the epoch. */
    int day();

    /** The trading second. */
    int second();

    /** The moment as milliseconds since the epoch, UTC. It names an episode that is raised at this point. */
    long millis();

    /** The moment that an alert says it happened at; another than {@link #millis} when it was published later. */
    default long eventMillis() {
        return millis();
    }
}
