package io.southflow.cli.rejects;

import io.southflow.check.RejectReason;
import io.southflow.topology.output.ReportRecords;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Rejects as they are read back, made by hand. */
final class Rejects {
    static final String TOPIC = "southflow.rejects";

    private Rejects() {}

    static ConsumerRecord<byte[], byte[]> record(
            String topic, int partition, long offset, long timestamp, String key, byte[] value, Headers headers) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                timestamp,
                TimestampType.LOG_APPEND_TIME,
                keyBytes == null ? -1 : keyBytes.length,
                value == null ? -1 : value.length,
                keyBytes,
                value,
                headers,
                Optional.empty());
    }

    /** One at an offset of partition 0 of the rejects, of a record of 00700 that a feed stamped. */
    static Reject of(long offset, RejectReason reason, String detail, Position original, long stamp) {
        return of(offset, reason, detail, original, stamp, "00700", new RecordHeaders());
    }

    static Reject of(
            long offset,
            RejectReason reason,
            String detail,
            Position original,
            long stamp,
            String key,
            Headers ofFeed) {
        byte[] value = {1, 2, 3};
        ConsumerRecord<byte[], byte[]> read =
                record(original.topic(), original.partition(), original.offset(), stamp, key, value, ofFeed);
        return new Reject(
                record(TOPIC, 0, offset, 1_740_000_000_000L, key, value, ReportRecords.headers(read, reason, detail)));
    }
}
