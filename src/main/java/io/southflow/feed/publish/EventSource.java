package io.southflow.feed.publish;

/**
 * Events in the order in which they are to be published. The same source yields the same events at every opening, so
 * that the number of events published so far says where to go on.
 */
public interface EventSource extends AutoCloseable {
    /** Identity of the source, under which its position is kept. */
    String id();

    /** Number of events if known beforehand, else -1. */
    long size();

    /** The next event, or null at the end. */
    FeedEvent next();

    /** Whether {@link #next()} answers without waiting for a far end; a publisher commits before it waits. */
    default boolean ready() {
        return true;
    }

    /** Passes over events that are published already; returns how many there were, fewer only at the end. */
    default long skip(long events) {
        long skipped = 0;
        while (skipped < events && next() != null) {
            skipped++;
        }
        return skipped;
    }

    @Override
    void close();
}
