package io.southflow.feed.publish;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What a run has published.
 *
 * @param events how many
 * @param offsets of the first and the last of them on each partition of an input
 */
public record Published(long events, Map<TopicPartition, Range> offsets) {
    /** Offsets, both included; others' records may lie between. */
    public record Range(long first, long last) {
        Range and(long offset) {
            return new Range(Math.min(first, offset), Math.max(last, offset));
        }
    }

    public static final Published NOTHING = new Published(0, Map.of());
}
