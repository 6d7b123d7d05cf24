package io.southflow.bench.instance;

/**
 * What an instance saw of itself at a moment.
 *
 * @param nanos of {@link System#nanoTime()}, which all processes of a machine share on Linux
 * @param cpuNanos of the process since its start
 * @param consumed records of its inputs
 * @param restoring whether it has begun to read its changelogs, or has read them
 * @param restoredRows records of its changelogs
 * @param restoredBytes of them
 * @param running whether it has its tasks and their state
 * @param peakMiB most memory the process held, as the operating system counts it
 */
public record Sample(
        long nanos,
        long cpuNanos,
        long consumed,
        boolean restoring,
        long restoredRows,
        long restoredBytes,
        boolean running,
        long peakMiB) {}
