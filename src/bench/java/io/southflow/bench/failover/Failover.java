package io.southflow.bench.failover;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.bench.Options;
import io.southflow.bench.kafka.Installation;
import io.southflow.bench.throughput.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long a stock is without results when the instance that has it dies. */
public final class Failover {
    private final Options options;
    private final FailoverSettings settings = FailoverSettings.fromSystemProperties();

    public Failover(Options options) {
        this.options = options;
    }

    /** Returns whether all results were right. */
    public boolean run() throws Exception {
        Path data = Files.createDirectories(options.directory().resolve("failover-data"));
        Directories.empty(data);
        List<FailoverRun> runs = new ArrayList<>();
        try (Installation installation = new Installation(data.resolve("broker"), options.partitions())) {
            for (int round = 1; round <= options.rounds(); round++) {
                for (int standbys = 0; standbys <= 1; standbys++) {
                    String name = "failover-%d-%d".formatted(round, standbys);
                    FailoverRun run = new Kill(options, settings, installation, data, name).with(standbys);
                    System.out.println(run.line());
                    runs.add(run);
                }
            }
        } finally {
            Directories.empty(data);
        }
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(options.directory().resolve("failover.json").toFile(), runs);
        return runs.stream().allMatch(FailoverRun::isRight);
    }
}
