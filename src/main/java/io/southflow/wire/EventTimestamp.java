package io.southflow.wire;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's Kafka timestamp, which the broker has bounded. A time inside the value is never used: one bad clock
 * would move stream time for every key of the partition. Never throws and never returns a negative timestamp.
 */
public final class EventTimestamp implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() >= 0 ? record.timestamp() : Math.max(partitionTime, 0);
    }
}
