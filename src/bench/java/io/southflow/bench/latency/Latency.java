package io.southflow.bench.latency;

import io.southflow.bench.throughput.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long it takes from an event to its result, at a given rate that is far from the most. */
public final class Latency {
    private final LatencyOptions options;

    public Latency(LatencyOptions options) {
        this.options = options;
    }

    /** Returns whether all results came, and none besides. */
    public boolean run() throws Exception {
        System.out.printf(
                "latency: %,d events a second of %d stocks, %d s to warm up and %d s measured, each%n",
                options.rate(), options.common().stocks(), options.warmUpSeconds(), options.measuredSeconds());
        Path directory = options.common().directory();
        Path data = Files.createDirectories(directory.resolve("latency-data"));
        Schedule schedule = new Schedule(options);
        Trial trial = new Trial(options, schedule);
        List<Outcome> outcomes = new ArrayList<>();
        for (Entry entry : options.runs()) {
            Directories.empty(data);
            try {
                Outcome outcome = trial.hold(entry, data);
                System.out.println(outcome.line());
                outcomes.add(outcome);
                if (options.samples()) {
                    SampleFiles.write(outcome, schedule, directory.resolve("latency-samples"));
                }
            } finally {
                Directories.empty(data);
            }
        }
        System.out.print(Table.of(outcomes, options.common().commitMs()));
        LatencyJson.write(options, outcomes, directory.resolve("latency.json"));
        return outcomes.stream().allMatch(Outcome::isRight);
    }
}
