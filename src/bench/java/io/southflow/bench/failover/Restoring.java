package io.southflow.bench.failover;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.bench.Options;
import io.southflow.bench.instance.Fleet;
import io.southflow.bench.instance.InstanceSettings;
import io.southflow.bench.instance.Restore;
import io.southflow.bench.kafka.Installation;
import io.southflow.bench.kafka.InstalledTopics;
import io.southflow.bench.kafka.Progress;
import io.southflow.bench.kafka.StateSize;
import io.southflow.bench.load.History;
import io.southflow.bench.load.LoadWriter;
import io.southflow.bench.load.PriceWalk;
import io.southflow.bench.throughput.Directories;
import io.southflow.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How long a new instance takes to have the state of stocks that have been followed for long. */
public final class Restoring {
    private static final String APPLICATION = "restoring";
    private static final Topics TOPICS = new Topics("");

    private final Options options;
    private final int sessions = Integer.getInteger("bench.history");

    public Restoring(Options options) {
        this.options = options;
    }

    /** Returns true; what the state is worth, others check. */
    public boolean run() throws Exception {
        Path data = Files.createDirectories(options.directory().resolve("restore-data"));
        Directories.empty(data);
        List<Restore> restores = new ArrayList<>();
        try (Installation installation = new Installation(data.resolve("broker"), options.partitions())) {
            write(installation);
            try (Fleet fleet = new Fleet(List.of(settings(installation, data, 0)), options.jvm())) {
                fleet.awaitCommitted(
                        new Progress(installation, TOPICS.dailyBars().name(), APPLICATION),
                        new Progress(installation, TOPICS.flows().name(), APPLICATION));
            }
            StateSize state = StateSize.of(installation, APPLICATION);
            System.out.printf(
                    "state: %,d rows, %.1f MiB; %,d records in the changelogs%n",
                    state.rows(), state.bytes() / 1048576.0, state.written());
            for (int round = 1; round <= options.rounds(); round++) {
                Restore restore = Restore.measure(settings(installation, data, round), options.jvm());
                System.out.println(line(restore));
                restores.add(restore);
            }
        } finally {
            Directories.empty(data);
        }
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(options.directory().resolve("restore.json").toFile(), restores);
        return true;
    }

    private static String line(Restore restore) {
        return ("restored in %.2f s: %.2f s of reading %,d rows (%.1f MiB), %.2f s from the last row until it ran;"
                        + " before, %.2f s of starting and of joining the group")
                .formatted(
                        restore.restoringSeconds(),
                        restore.readingSeconds(),
                        restore.rows(),
                        restore.bytes() / 1048576.0,
                        restore.rebuildingSeconds(),
                        restore.joiningSeconds());
    }

    private void write(Installation installation) throws Exception {
        new InstalledTopics(installation, "").create();
        History history = new History(options.seed(), sessions);
        List<String> symbols = IntStream.rangeClosed(1, options.stocks())
                .mapToObj("%05d"::formatted)
                .toList();
        try (LoadWriter writer = new LoadWriter(installation.settings(""))) {
            history.bars(
                    symbols,
                    PriceWalk.of(options.seed(), symbols.size()),
                    bar -> writer.write(TOPICS.dailyBars().name(), bar.getSymbol(), History.knownMillis(bar), bar));
            history.flows(symbols, flow -> writer.write(TOPICS.flows().name(), flow));
            writer.flush();
        }
    }

    private Map<String, String> settings(Installation installation, Path data, int instance) {
        return InstanceSettings.of(
                installation, "", APPLICATION, options.commitMs(), data.resolve(APPLICATION + instance));
    }
}
