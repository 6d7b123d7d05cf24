package io.southflow.bench.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.bench.Options;
import io.southflow.bench.check.DayOracle;
import io.southflow.bench.check.MarketReader;
import io.southflow.bench.check.Problems;
import io.southflow.bench.check.ResultReader;
import io.southflow.bench.instance.Fleet;
import io.southflow.bench.instance.InstanceSettings;
import io.southflow.bench.instance.Sample;
import io.southflow.bench.kafka.Installation;
import io.southflow.bench.kafka.Progress;
import io.southflow.bench.kafka.Traces;
import io.southflow.bench.throughput.Directories;
import io.southflow.bench.throughput.Spread;
import io.southflow.calendar.TradingTime;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How fast a record trading day of the whole market goes by, when it lies in Kafka already. */
public final class Replay {
    private static final Topics TOPICS = new Topics("");

    private final Options options;
    private final ReplaySize size = ReplaySize.fromSystemProperties();

    public Replay(Options options) {
        this.options = options;
    }

    /** Returns whether all results were right. */
    public boolean run() throws Exception {
        Path data = Files.createDirectories(options.directory().resolve("replay-data"));
        Directories.empty(data);
        List<ReplayRun> runs = new ArrayList<>();
        try (Installation installation = new Installation(data.resolve("broker"), options.partitions())) {
            DayOracle oracle = ReplayLoad.write(options, size, installation);
            for (int round = 1; round <= options.rounds(); round++) {
                ReplayRun run = replay(round, installation, oracle, data);
                System.out.println(run.line());
                runs.add(run);
            }
        } finally {
            Directories.empty(data);
        }
        Spread speed = Spread.of(runs.stream().map(ReplayRun::speed).toList());
        System.out.printf(
                "%nspeed: %.0f [%.0f, %.0f] times as fast as trading%n", speed.median(), speed.least(), speed.most());
        write(runs, speed);
        return runs.stream().allMatch(ReplayRun::isRight);
    }

    private ReplayRun replay(int round, Installation installation, DayOracle oracle, Path data) throws Exception {
        String application = "replay-" + round;
        Map<String, String> settings =
                InstanceSettings.of(installation, "", application, options.commitMs(), data.resolve(application));
        KafkaSettings kafka = new KafkaSettings(installation.settings(""));
        Problems problems = new Problems();
        List<Sample> samples;
        long end;
        try (Fleet fleet = new Fleet(List.of(settings), options.jvm())) {
            end = fleet.awaitCommitted(
                    new Progress(installation, TOPICS.dailyBars().name(), application),
                    new Progress(installation, TOPICS.ticks().name(), application),
                    new Progress(installation, TOPICS.flows().name(), application));
            samples = fleet.samples().get(0);
            oracle.check(new MarketReader(kafka).await(TOPICS.market().name(), oracle::isEndOf), problems);
        }
        long results = new ResultReader(kafka).read(TOPICS.netInflows().name(), oracle::take);
        oracle.checkStocks(problems);
        new Traces(installation).remove("", application);
        Sample last = samples.get(samples.size() - 1);
        long first = samples.stream()
                .filter(sample -> sample.consumed() > 0)
                .findFirst()
                .orElse(last)
                .nanos();
        return new ReplayRun(
                round,
                oracle.events(),
                TradingTime.CLOSE,
                (end - samples.get(0).nanos()) / 1e9,
                (end - first) / 1e9,
                last.cpuNanos() / 1e9,
                last.peakMiB(),
                results,
                problems);
    }

    private void write(List<ReplayRun> runs, Spread speed) throws Exception {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putPOJO("size", size).put("stocks", options.stocks()).put("partitions", options.partitions());
        root.putPOJO("speed", speed);
        runs.forEach(run -> root.withArray("runs").addPOJO(run));
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(options.directory().resolve("replay.json").toFile(), root);
    }
}
