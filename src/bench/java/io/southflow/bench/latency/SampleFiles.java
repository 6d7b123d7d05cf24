package io.southflow.bench.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Each result's latency in a file, the warm-up's too, to see when the slow ones were: a percentile does not say it. */
final class SampleFiles {
    private static final double MICRO = 1e3;

    private SampleFiles() {}

    static void write(Outcome outcome, Schedule schedule, Path directory) throws IOException {
        Files.createDirectories(directory);
        outcome.arrivals().forEach((kind, arrivals) -> {
            String name = outcome.entry().label().replace('/', '-') + "-"
                    + kind.label().replace(' ', '-') + ".csv";
            try (Writer out = Files.newBufferedWriter(directory.resolve(name))) {
                write(arrivals.visible(), schedule, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void write(long[] visible, Schedule schedule, Writer out) throws IOException {
        out.write("stock,due_us,latency_us\n");
        for (int event = 0; event < visible.length; event++) {
            if (visible[event] != 0) {
                long due = schedule.dueNanos(event);
                out.write("%d,%d,%d%n".formatted(schedule.stockOf(event), micros(due), micros(visible[event] - due)));
            }
        }
    }

    private static long micros(long nanos) {
        return Math.round(nanos / MICRO);
    }
}
