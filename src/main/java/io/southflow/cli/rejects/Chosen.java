package io.southflow.cli.rejects;

/**
 * A reject that is to be replayed, without its bytes: a million of them fit in memory.
 *
 * @param original where it was read
 * @param target the partition of the same topic where it goes
 * @param timestamp its Kafka timestamp, milliseconds since the epoch
 * @param reject where it lies among the rejects
 * @param bytes of key and value
 * @param symbol whose session it belongs to, null when it cannot be late
 * @param day of that session
 * @param isLate whether it was rejected for being late, and will be again
 */
record Chosen(
        Position original,
        int target,
        long timestamp,
        Position reject,
        int bytes,
        String symbol,
        int day,
        boolean isLate) {}
