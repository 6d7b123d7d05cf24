package io.southflow.feed.publish;

/** Told after each commit, on the publishing thread. */
@FunctionalInterface
public interface PublisherProgress {
    /**
     * @param position events of the source that are published, those of earlier runs included
     * @param eventTime of the last of them, milliseconds since the epoch, UTC
     * @param eventsPerSecond of wall time, lately
     */
    void published(long position, long eventTime, double eventsPerSecond);
}
