package io.southflow.bench.contestant.flink;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many records of the job in this process are in a completed checkpoint. Flink does write such offsets to Kafka as
 * well, but at the end of a topic only after up to ten seconds, for it waits so long for more.
 */
final class Checkpointed {
    private static final Map<Long, Long> RECORDS_AT = new ConcurrentHashMap<>();
    /** Counted by the one thread of the source. */
    private static long decoded;

    private static volatile long records;

    private Checkpointed() {}

    static void decoded() {
        decoded++;
    }

    static void begin(long checkpoint) {
        RECORDS_AT.put(checkpoint, decoded);
    }

    static void complete(long checkpoint) {
        records = RECORDS_AT.remove(checkpoint);
    }

    static long records() {
        return records;
    }
}
