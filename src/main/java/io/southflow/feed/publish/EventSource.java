package io.southflow.feed.publish;

/** Events in the order in which they are to be published, and what is remembered of them from one run to the next. */
public interface EventSource extends AutoCloseable {
    /** Identity of the source: one publisher at a time, and what its position's keys begin with. */
    String id();

    /** Number of events if known beforehand, else -1. */
    long size();

    /** What earlier runs have published; the same object at each call. */
    Position position();

    /**
     * Makes ready to hand out what is not published yet. Called once, when the position is loaded and before the first
     * event.
     *
     * @throws PublishException with one line when the source is not what it was
     */
    void resume();

    /** The next event that is not published yet, or null at the end. */
    FeedEvent next();

    /** Whether {@link #next()} answers without waiting for a far end; a publisher commits before it waits. */
    default boolean ready() {
        return true;
    }

    @Override
    void close();
}
