package io.southflow.bench.failover;

import io.southflow.bench.Options;
import io.southflow.bench.check.DayOracle;
import io.southflow.bench.check.MarketReader;
import io.southflow.bench.check.Problems;
import io.southflow.bench.check.ResultReader;
import io.southflow.bench.instance.Fleet;
import io.southflow.bench.instance.InstanceSettings;
import io.southflow.bench.kafka.Installation;
import io.southflow.bench.kafka.InstalledTopics;
import io.southflow.bench.kafka.Progress;
import io.southflow.bench.load.LoadWriter;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Two instances on a running feed, one of which is killed. */
final class Kill {
    private static final long WARM_UP_MILLIS = 20_000;
    private static final long AFTERWARDS_MILLIS = 3_000;
    private static final long LOOK_MILLIS = 50;
    /** What the dead one had committed has come by then; nobody takes over so soon. */
    private static final long OF_THE_DEAD_NANOS = 1_000_000_000L;

    private static final List<String> CLIENTS = List.of("dying", "surviving");

    private final Options options;
    private final FailoverSettings settings;
    private final Installation installation;
    private final Path data;
    private final String name;
    private final Topics topics;
    private final DayOracle oracle = new DayOracle();
    private final Problems problems = new Problems();

    /** @param name of the application, and prefix of its topics */
    Kill(Options options, FailoverSettings settings, Installation installation, Path data, String name) {
        this.options = options;
        this.settings = settings;
        this.installation = installation;
        this.data = data;
        this.name = name;
        topics = new Topics(name + ".");
    }

    FailoverRun with(int standbys) throws Exception {
        new InstalledTopics(installation, name + ".").create();
        KafkaSettings kafka = new KafkaSettings(installation.settings(name + "."));
        List<Map<String, String>> instances =
                CLIENTS.stream().map(client -> instance(client, standbys)).toList();
        try (Fleet fleet = new Fleet(instances, options.jvm());
                LoadWriter writer = new LoadWriter(installation.settings(name + "."));
                Arrivals arrivals = new Arrivals(kafka, topics.netInflows().name(), installation.partitions())) {
            fleet.awaitRunning();
            FailoverRun run = kill(fleet, writer, arrivals, standbys);
            fleet.awaitCommitted(new Progress(installation, topics.flows().name(), name));
            oracle.check(new MarketReader(kafka).await(topics.market().name(), oracle::isEndOf), problems);
            new ResultReader(kafka).read(topics.netInflows().name(), oracle::take);
            oracle.checkStocks(problems);
            return run;
        }
    }

    private FailoverRun kill(Fleet fleet, LoadWriter writer, Arrivals arrivals, int standbys) throws Exception {
        Members members = new Members(installation.admin(), name);
        String flows = topics.flows().name();
        try (LiveFlows feed = new LiveFlows(writer, flows, oracle, settings.rate(), options.stocks(), options.seed())) {
            Thread.sleep(WARM_UP_MILLIS);
            Set<Integer> ofTheDead = members.partitions(CLIENTS.get(0), flows);
            Set<Integer> others = members.partitions(CLIENTS.get(1), flows);
            if (ofTheDead.isEmpty() || others.isEmpty()) {
                throw new IllegalStateException("one instance has all partitions: " + ofTheDead + others);
            }
            fleet.kill(0);
            long killed = System.nanoTime();
            while (members.contains(CLIENTS.get(0))) {
                Thread.sleep(LOOK_MILLIS);
            }
            long noticed = System.nanoTime();
            long first = Long.MAX_VALUE;
            long all = 0;
            for (int partition : ofTheDead) {
                long arrival = await(arrivals, partition, killed + OF_THE_DEAD_NANOS);
                first = Math.min(first, arrival);
                all = Math.max(all, arrival);
            }
            Thread.sleep(AFTERWARDS_MILLIS);
            feed.end();
            return new FailoverRun(
                    standbys,
                    ofTheDead.size(),
                    seconds(killed, noticed),
                    seconds(killed, first),
                    seconds(killed, all),
                    arrivals.longestGap(others, killed) / 1e9,
                    settings.sessionMs() / 1e3,
                    problems);
        }
    }

    private long await(Arrivals arrivals, int partition, long after) throws InterruptedException {
        long patience = 3L * Math.max(settings.sessionMs(), settings.transactionMs());
        for (long waited = 0; waited < patience; waited += LOOK_MILLIS) {
            OptionalLong arrival = arrivals.firstAfter(partition, after);
            if (arrival.isPresent()) {
                return arrival.getAsLong();
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IllegalStateException("nobody took over partition " + partition);
    }

    private Map<String, String> instance(String client, int standbys) {
        Map<String, String> instance = InstanceSettings.of(
                installation, name + ".", name, options.commitMs(), data.resolve(name + "-" + client));
        instance.put("client.id", client);
        instance.put("num.standby.replicas", Integer.toString(standbys));
        instance.put("consumer.session.timeout.ms", Integer.toString(settings.sessionMs()));
        instance.put("producer.transaction.timeout.ms", Integer.toString(settings.transactionMs()));
        return instance;
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
