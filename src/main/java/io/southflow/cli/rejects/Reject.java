package io.southflow.cli.rejects;

import io.southflow.check.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A record of the topic of rejects, as its headers tell it. What they do not tell is empty: anybody may write there.
 *
 * @param record with the bytes that were rejected
 */
public record Reject(ConsumerRecord<byte[], byte[]> record) {
    private static final int LONGEST_KEY = 64;

    Headers headers() {
        return record.headers();
    }

    /** Where it lies among the rejects. */
    public Position position() {
        return new Position(record.topic(), record.partition(), record.offset());
    }

    public String reason() {
        return header(RejectReason.HEADER);
    }

    public String detail() {
        return header(RejectReason.DETAIL_HEADER);
    }

    /** The topic it was read from. */
    public String topic() {
        return header(RejectReason.TOPIC_HEADER);
    }

    /** Where it was read, or null when the headers do not say. */
    public Position original() {
        OptionalLong partition = number(RejectReason.PARTITION_HEADER);
        OptionalLong offset = number(RejectReason.OFFSET_HEADER);
        return topic().isEmpty() || partition.isEmpty() || offset.isEmpty()
                ? null
                : new Position(topic(), (int) partition.getAsLong(), offset.getAsLong());
    }

    /** Its Kafka timestamp where it was read, milliseconds since the epoch; those of earlier releases do not say. */
    OptionalLong timestamp() {
        return number(RejectReason.TIMESTAMP_HEADER);
    }

    /** How often it had been replayed when it was rejected; 0 when a feed had published it. */
    public int replays() {
        return (int) number(ReplayHeaders.COUNT).orElse(0);
    }

    /** Its key for a person, on one line; empty when there is none. */
    public String key() {
        byte[] key = record.key();
        return key == null
                ? ""
                : Lines.clean(new String(key, 0, Math.min(key.length, LONGEST_KEY), StandardCharsets.UTF_8));
    }

    private String header(String name) {
        return ReplayHeaders.text(headers(), name, "");
    }

    private OptionalLong number(String name) {
        String text = header(name);
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
