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
        /** Both, and what is between them. */
        public Range and(Range other) {
            return new Range(Math.min(first, other.first), Math.max(last, other.last));
        }

        public boolean contains(long offset) {
            return offset >= first && offset <= last;
        }
    }

    public static final Published NOTHING = new Published(0, Map.of());
}
