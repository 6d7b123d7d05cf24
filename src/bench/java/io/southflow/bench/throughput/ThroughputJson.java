package io.southflow.bench.throughput;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.bench.Options;
import io.southflow.bench.contestant.Contestant;
import io.southflow.bench.contestant.Report;
import java.io.IOException;
import java.nio.file.Path;

/** The standings for programs: every run, and the ratios. */
final class ThroughputJson {
    private ThroughputJson() {}

    static void write(Options options, Standings standings, Path file) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("records", options.records())
                .put("stocks", options.stocks())
                .put("partitions", options.partitions())
                .put("seed", options.seed())
                .put("commitMs", options.commitMs())
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("java", System.getProperty("java.runtime.version"));
        standings.runs().forEach(run -> add(run, root.withArray("runs").addObject()));
        for (Contestant contestant : standings.contestants()) {
            ObjectNode ratios = root.withObject("ratios").putObject(contestant.label());
            standings
                    .ratio(contestant, Contestant.RAW, Run::perWallSecond)
                    .ifPresent(spread -> ratios.putPOJO("wallToRaw", spread));
            standings
                    .ratio(contestant, Contestant.RAW, Run::perCpuSecond)
                    .ifPresent(spread -> ratios.putPOJO("cpuToRaw", spread));
            standings
                    .ratio(contestant, Contestant.EMPTY, Run::perCpuSecond)
                    .ifPresent(spread -> ratios.putPOJO("cpuToEmpty", spread));
        }
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    private static void add(Run run, ObjectNode node) {
        Report report = run.report();
        node.put("contestant", run.contestant().label())
                .put("round", run.round())
                .put("share", run.contestant().share().name())
                .put("results", run.results())
                .put("right", run.isRight())
                .put("peakMiB", report.peakMiB())
                .put("recordsPerSecond", run.perWallSecond())
                .put("recordsPerCpuSecond", run.perCpuSecond())
                .putPOJO("secondHalf", report.secondHalf())
                .putPOJO("whole", report.whole());
    }
}
