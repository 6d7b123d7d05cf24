package io.southflow.feed.publish;

import io.southflow.wire.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * One event on its way to a topic.
 *
 * @param key symbol of the stock
 * @param timestamp event time, milliseconds since the epoch, UTC; becomes the record's Kafka timestamp
 * @param paced false for history, which a publisher sends without waiting for its time
 */
public record FeedEvent(Topic<?> topic, String key, SpecificRecord value, long timestamp, boolean paced) {}
