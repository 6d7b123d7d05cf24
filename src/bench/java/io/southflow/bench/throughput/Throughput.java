package io.southflow.bench.throughput;

import io.southflow.bench.Options;
import io.southflow.bench.contestant.Contestant;
import io.southflow.bench.kafka.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many records a second each contestant takes, all against the same load, in turns. */
public final class Throughput {
    private final Options options;
    private final List<Contestant> contestants;

    public Throughput(Options options) {
        this.options = options;
        contestants = options.contestants().stream().map(Contestant::of).toList();
    }

    /** Returns whether all results were right. */
    public boolean run() throws Exception {
        Path data = Files.createDirectories(options.directory().resolve("data"));
        Directories.empty(data);
        List<Run> runs = new ArrayList<>();
        try (Installation installation = new Installation(data.resolve("broker"), options.partitions())) {
            Load load = Load.write(options, contestants, installation);
            Contest contest = new Contest(options, installation, load, data);
            for (int round = 1; round <= options.rounds(); round++) {
                for (Contestant contestant : turns(round)) {
                    Run run = contest.hold(contestant, round);
                    System.out.println(run.line());
                    runs.add(run);
                }
            }
        } finally {
            Directories.empty(data);
        }
        Standings standings = new Standings(contestants, runs);
        System.out.print(Table.of(standings));
        ThroughputJson.write(options, standings, options.directory().resolve("throughput.json"));
        return runs.stream().allMatch(Run::isRight);
    }

    /** Each round another one begins: what the machine does besides must not always meet the same one. */
    private List<Contestant> turns(int round) {
        List<Contestant> turns = new ArrayList<>(contestants);
        Collections.rotate(turns, 1 - round);
        return turns;
    }
}
