package io.southflow.bench.throughput;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.bench.Options;
import io.southflow.bench.check.Problems;
import io.southflow.bench.check.ResultCheck;
import io.southflow.bench.check.ResultReader;
import io.southflow.bench.contestant.Contestant;
import io.southflow.bench.contestant.ContestantMain;
import io.southflow.bench.contestant.Job;
import io.southflow.bench.contestant.Report;
import io.southflow.bench.jvm.ChildJvm;
import io.southflow.bench.jvm.ClassPaths;
import io.southflow.bench.kafka.Installation;
import io.southflow.bench.kafka.Progress;
import io.southflow.bench.kafka.Traces;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets one contestant run, alone, and checks what it did. */
final class Contest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Options options;
    private final Installation installation;
    private final Load load;
    private final Path data;

    Contest(Options options, Installation installation, Load load, Path data) {
        this.options = options;
        this.installation = installation;
        this.load = load;
        this.data = data;
    }

    Run hold(Contestant contestant, int round) throws Exception {
        String group = "bench-%s-%d".formatted(contestant.label(), round);
        String prefix = contestant.share().prefix();
        Topics topics = new Topics(prefix);
        Progress progress = new Progress(installation, topics.flows().name(), group);
        Job job = new Job(
                contestant,
                installation.bootstrapServers(),
                installation.registryUrl(),
                prefix,
                options.partitions(),
                group,
                options.commitMs(),
                progress.records(),
                data.resolve(group).toString(),
                options.jar());
        Report report = run(job, progress);
        Problems problems = new Problems();
        long results = check(contestant, report.totals(), problems);
        new Traces(installation).remove(prefix, group);
        return new Run(contestant, round, report, results, problems);
    }

    private Report run(Job job, Progress progress) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-Dsun.net.httpserver.nodelay=true"));
        if (job.contestant().isFlink()) {
            // It warns of its own metrics at each checkpoint.
            arguments.add("-Dsouthflow.log.root=ERROR");
        }
        arguments.addAll(options.jvm());
        String classPath = job.contestant().isFlink()
                ? ClassPaths.flink(options.directory().resolve("flink"))
                : ClassPaths.own();
        try (ChildJvm child =
                new ChildJvm(classPath, arguments, ContestantMain.class, List.of(JSON.writeValueAsString(job)))) {
            new Watch(job.contestant().label(), progress).untilCommitted(child);
            child.endInput();
            return JSON.readValue(child.hear(), Report.class);
        }
    }

    private long check(Contestant contestant, Map<String, Long> totals, Problems problems) {
        totals.forEach((symbol, total) -> {
            if (total != load.oracle().total(symbol)) {
                problems.add(
                        "the total of %s is %d and not %d",
                        symbol, total, load.oracle().total(symbol));
            }
        });
        if (!contestant.writesResults()) {
            return 0;
        }
        String prefix = contestant.share().prefix();
        ResultCheck check = new ResultCheck(load.oracle(), problems);
        long results = new ResultReader(new KafkaSettings(installation.settings(prefix)))
                .read(new Topics(prefix).netInflows().name(), check::take);
        check.finish(load.symbols(contestant.share()));
        return results;
    }
}
