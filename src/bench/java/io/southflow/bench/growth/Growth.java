package io.southflow.bench.growth;

import io.southflow.bench.Options;
import io.southflow.bench.kafka.Installation;
import io.southflow.bench.throughput.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an event costs while one thing grows and the rest stays. */
public final class Growth {
    private final Options options;
    private final List<String> asked;

    /** @param asked dimensions to vary, or names of single points */
    public Growth(Options options, List<String> asked) {
        this.options = options;
        this.asked = asked;
    }

    /** As {@code -Dbench.vary} says, and with records and rounds of its own: it has many points. */
    public static Growth of(Options options) {
        return new Growth(
                options.with(Integer.getInteger("bench.growth.rounds"), Integer.getInteger("bench.growth.records")),
                List.of(System.getProperty("bench.vary").split("\\s*,\\s*")));
    }

    /** Returns whether all results were right. */
    public boolean run() throws Exception {
        List<Point> points = points();
        Path data = Files.createDirectories(options.directory().resolve("growth-data"));
        Directories.empty(data);
        List<Outcome> outcomes = new ArrayList<>();
        try (Installation broker = new Installation(data.resolve("broker"), options.partitions())) {
            Trial trial = new Trial(options, data);
            Map<Shape, Load> loads = new HashMap<>();
            for (int round = 1; round <= options.rounds(); round++) {
                for (Point point : turns(points, round)) {
                    if (!loads.containsKey(point.shape())) {
                        loads.put(point.shape(), Load.write(options, point.shape(), broker));
                    }
                    Outcome outcome = trial.of(point, round, outcomes.size(), loads.get(point.shape()));
                    System.out.println(outcome.line());
                    outcomes.add(outcome);
                }
            }
        } finally {
            Directories.empty(data);
        }
        System.out.print(GrowthTable.of(points, new Comparison(outcomes)));
        GrowthJson.write(
                options, points, new Comparison(outcomes), options.directory().resolve("growth.json"));
        return outcomes.stream().allMatch(Outcome::isRight);
    }

    private List<Point> points() {
        Points all = new Points(options.stocks(), options.partitions());
        List<Point> points = new ArrayList<>(List.of(all.base()));
        asked.forEach(each -> points.addAll(all.of(each)));
        return points;
    }

    /** The base twice, so that it shows how much the machine's speed drifts; each round another point begins. */
    private static List<Point> turns(List<Point> points, int round) {
        List<Point> turns = new ArrayList<>(points);
        turns.add(turns.size() / 2 + 1, points.get(0));
        Collections.rotate(turns, 1 - round);
        return turns;
    }
}
