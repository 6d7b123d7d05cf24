package io.southflow.bench.instance;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * How an instance without local state came to work.
 *
 * @param seconds from the start of the application in its JVM until it ran
 * @param readingSeconds of them from the first row of a changelog to the last
 * @param tailSeconds of them from the last row until it ran
 */
public record Restore(double seconds, double readingSeconds, double tailSeconds, long rows, long bytes) {
    /** Starts one, waits until it runs, and ends it. */
    public static Restore measure(Map<String, String> settings, List<String> jvm)
            throws IOException, InterruptedException {
        try (Instance instance = new Instance(settings, jvm)) {
            Sample running = instance.await(Sample::running);
            return of(instance.samples(), running);
        }
    }

    private static Restore of(List<Sample> samples, Sample anyRunning) {
        Sample running = samples.stream().filter(Sample::running).findFirst().orElse(anyRunning);
        long rows = running.restoredRows();
        Sample first = samples.stream()
                .filter(sample -> sample.restoredRows() > 0)
                .findFirst()
                .orElse(running);
        Sample last = samples.stream()
                .filter(sample -> sample.restoredRows() == rows)
                .findFirst()
                .orElse(running);
        return new Restore(
                seconds(samples.get(0), running),
                rows == 0 ? 0 : seconds(first, last),
                rows == 0 ? 0 : seconds(last, running),
                rows,
                running.restoredBytes());
    }

    private static double seconds(Sample from, Sample to) {
        return (to.nanos() - from.nanos()) / 1e9;
    }
}
