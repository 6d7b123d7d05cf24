package io.southflow.bench.growth;

import io.southflow.bench.Options;
import io.southflow.bench.check.Problems;
import io.southflow.bench.check.ResultCheck;
import io.southflow.bench.check.ResultReader;
import io.southflow.bench.instance.Fleet;
import io.southflow.bench.instance.InstanceSettings;
import io.southflow.bench.instance.Restore;
import io.southflow.bench.instance.Sample;
import io.southflow.bench.instance.Span;
import io.southflow.bench.kafka.Installation;
import io.southflow.bench.kafka.Progress;
import io.southflow.bench.kafka.StateSize;
import io.southflow.bench.kafka.Traces;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measures one point. */
final class Trial {
    /** The same for all points, and enough for the largest: else that one measures its garbage collector. */
    private static final List<String> HEAP = List.of("-Xms2g", "-Xmx2g");

    private final Options options;
    private final List<String> jvm;
    private final Path data;

    Trial(Options options, Path data) {
        this.options = options;
        jvm = Stream.concat(HEAP.stream(), options.jvm().stream()).toList();
        this.data = data;
    }

    Outcome of(Point point, int round, int number, Load load) throws Exception {
        Installation installation = load.installation();
        String prefix = load.shape().prefix();
        String application = "growth-%d".formatted(number);
        Progress progress =
                new Progress(installation, new Topics(prefix).flows().name(), application);
        List<List<Sample>> samples = run(point, load, application, progress);
        StateSize state = StateSize.of(installation, application);
        Restore restore = Restore.measure(settings(point, load, application, "restored"), jvm);
        Problems problems = new Problems();
        long results = check(point, load, problems);
        new Traces(installation).remove(prefix, application);
        return new Outcome(
                point,
                round,
                progress.records(),
                Span.secondHalf(samples, progress.records()),
                results,
                samples.stream()
                        .mapToLong(all -> all.get(all.size() - 1).peakMiB())
                        .sum(),
                state,
                restore,
                problems);
    }

    private List<List<Sample>> run(Point point, Load load, String application, Progress progress) throws Exception {
        List<Map<String, String>> instances = IntStream.range(0, point.instances())
                .mapToObj(i -> settings(point, load, application, Integer.toString(i)))
                .toList();
        try (Fleet fleet = new Fleet(instances, jvm)) {
            fleet.awaitCommitted(progress);
            return fleet.samples();
        }
    }

    private Map<String, String> settings(Point point, Load load, String application, String instance) {
        Map<String, String> settings = InstanceSettings.of(
                load.installation(),
                load.shape().prefix(),
                application,
                options.commitMs(),
                data.resolve(application + "-" + instance));
        settings.put("southflow.windows", String.join(",", point.windows()));
        // Else an instance that joins a moment later gets no task for ten minutes: the first one's are warm already.
        settings.put("acceptable.recovery.lag", Long.toString(Long.MAX_VALUE));
        return settings;
    }

    private long check(Point point, Load load, Problems problems) {
        String prefix = load.shape().prefix();
        Map<String, Long> earlier = point.windows().stream().collect(Collectors.toMap(window -> window, load::earlier));
        ResultCheck check = new ResultCheck(load.oracle(), problems, point.windows(), earlier::get);
        long results = new ResultReader(new KafkaSettings(load.installation().settings(prefix)))
                .read(new Topics(prefix).netInflows().name(), result -> {
                    if (load.isChecked(result)) {
                        check.take(result);
                    }
                });
        check.finish(load.symbols());
        return results;
    }
}
