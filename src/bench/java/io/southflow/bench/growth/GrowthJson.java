package io.southflow.bench.growth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.bench.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The points for programs: every run, and the ratios. */
final class GrowthJson {
    private GrowthJson() {}

    static void write(Options options, List<Point> points, Comparison comparison, Path file) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("records", options.records())
                .put("seed", options.seed())
                .put("commitMs", options.commitMs())
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("java", System.getProperty("java.runtime.version"));
        comparison
                .outcomes()
                .forEach(outcome -> add(outcome, root.withArray("runs").addObject()));
        for (Point point : points) {
            root.withObject("ratios")
                    .putObject(point.name())
                    .put("reference", point.reference())
                    .putPOJO("cost", comparison.ratio(point, Outcome::cost))
                    .putPOJO("rate", comparison.ratio(point, Outcome::rate));
        }
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    private static void add(Outcome outcome, ObjectNode node) {
        node.put("point", outcome.point().name())
                .put("round", outcome.round())
                .putPOJO("shape", outcome.point().shape())
                .putPOJO("windows", outcome.point().windows())
                .put("instances", outcome.point().instances())
                .put("records", outcome.records())
                .put("cpuMicrosPerRecord", outcome.cost())
                .put("recordsPerSecond", outcome.rate())
                .put("results", outcome.results())
                .put("right", outcome.isRight())
                .put("peakMiB", outcome.peakMiB())
                .putPOJO("state", outcome.state())
                .putPOJO("restore", outcome.restore());
    }
}
