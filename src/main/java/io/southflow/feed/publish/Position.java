package io.southflow.feed.publish;

import java.util.function.BiConsumer;

/**
 * What is remembered of a source's published events, as records of the topic of positions: those of the keys it owns, the
 * latest of each. They are committed together with the events. For one thread.
 */
public interface Position {
    /** Whether a record with that key is the source's. */
    boolean owns(String key);

    /**
     * Takes back a record, in the order of the topic: a later one of the same key replaces an earlier one.
     *
     * @param value null when the record is deleted
     * @throws PublishException with one line when it cannot be read
     */
    void load(String key, byte[] value);

    /** The event that the source has handed out last is part of the open transaction. */
    void add();

    /** Hands out the records that changed since the last time. */
    void save(BiConsumer<String, byte[]> records);

    /** Events of the source that are published or part of the open transaction. */
    long events();
}
