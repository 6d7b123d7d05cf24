package io.southflow.bench.instance;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How an instance without local state came to work.
 *
 * @param joiningSeconds from the start of the application in its JVM until it asked for the first row of a changelog:
 *     Kafka's clients are made, the group is joined, tasks are given out
 * @param readingSeconds from then to the last row
 * @param rebuildingSeconds from the last row until it ran: objects are made of the rows
 * @param rows of changelogs
 * @param bytes of them
 */
public record Restore(double joiningSeconds, double readingSeconds, double rebuildingSeconds, long rows, long bytes) {
    /** From the start of the application until it ran. */
    public double seconds() {
        return joiningSeconds + restoringSeconds();
    }

    /** From the begin of restoring until it ran. */
    public double restoringSeconds() {
        return readingSeconds + rebuildingSeconds;
    }

    /** Starts one, waits until it runs, and ends it. */
    public static Restore measure(Map<String, String> settings, List<String> jvm)
            throws IOException, InterruptedException {
        try (Instance instance = new Instance(settings, jvm)) {
            Sample running = instance.await(Sample::running);
            return of(instance.samples(), running);
        }
    }

    private static Restore of(List<Sample> samples, Sample anyRunning) {
        Sample running = first(samples, Sample::running, anyRunning);
        Sample begin = first(samples, Sample::restoring, running);
        Sample last = first(samples, sample -> sample.restoredRows() == running.restoredRows(), running);
        return new Restore(
                seconds(samples.get(0), begin),
                seconds(begin, last),
                seconds(last, running),
                running.restoredRows(),
                running.restoredBytes());
    }

    private static Sample first(List<Sample> samples, Predicate<Sample> wanted, Sample otherwise) {
        return samples.stream().filter(wanted).findFirst().orElse(otherwise);
    }

    private static double seconds(Sample from, Sample to) {
        return (to.nanos() - from.nanos()) / 1e9;
    }
}
