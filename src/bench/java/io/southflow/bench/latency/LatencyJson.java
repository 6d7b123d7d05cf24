package io.southflow.bench.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The outcomes for programs. */
final class LatencyJson {
    private LatencyJson() {}

    static void write(LatencyOptions options, List<Outcome> outcomes, Path file) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("rate", options.rate())
                .put("stocks", options.common().stocks())
                .put("partitions", options.common().partitions())
                .put("seed", options.common().seed())
                .put("commitMs", options.common().commitMs())
                .put("generatorLingerMs", options.lingerMs())
                .put("warmUpSeconds", options.warmUpSeconds())
                .put("measuredSeconds", options.measuredSeconds())
                .putPOJO("set", options.set())
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("java", System.getProperty("java.runtime.version"));
        outcomes.forEach(outcome -> add(outcome, root.withArray("runs").addObject()));
        Ratios ratios = Ratios.of(outcomes, options.common().commitMs());
        ObjectNode alertP99 = root.putObject("alertP99Ratios");
        ratios.exactlyOnce().ifPresent(ratio -> alertP99.put("exactlyOnce", ratio));
        ratios.atLeastOnce().ifPresent(ratio -> alertP99.put("atLeastOnce", ratio));
        ratios.exactlyOnceToFlink().ifPresent(ratio -> alertP99.put("exactlyOnceToFlink", ratio));
        ratios.atLeastOnceToFlink().ifPresent(ratio -> alertP99.put("atLeastOnceToFlink", ratio));
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    private static void add(Outcome outcome, ObjectNode node) {
        node.put("contestant", outcome.entry().system().label())
                .put("guarantee", outcome.entry().guarantee().label())
                .put("right", outcome.isRight());
        add(outcome.lagNanos(), node.putObject("generatorLagMs"));
        outcome.arrivals().forEach((kind, arrivals) -> {
            ObjectNode of = node.withArray("results").addObject();
            of.put("kind", kind.label()).put("missing", arrivals.missing()).put("surplus", arrivals.surplus());
            add(arrivals.nanos(), of.putObject("latencyMs"));
        });
    }

    private static void add(Histogram nanos, ObjectNode node) {
        node.put("samples", nanos.getTotalCount())
                .put("p50", Outcome.millis(nanos, 50))
                .put("p99", Outcome.millis(nanos, 99))
                .put("p99.9", Outcome.millis(nanos, 99.9))
                .put("max", Outcome.millis(nanos, 100));
    }
}
