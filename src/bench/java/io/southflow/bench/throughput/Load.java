package io.southflow.bench.throughput;

import io.southflow.bench.Options;
import io.southflow.bench.check.Oracle;
import io.southflow.bench.contestant.Contestant;
import io.southflow.bench.kafka.Installation;
import io.southflow.bench.kafka.InstalledTopics;
import io.southflow.bench.load.FlowLoad;
import io.southflow.bench.load.LoadWriter;
import io.southflow.bench.load.Share;
import io.southflow.wire.Topics;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The load that lies in Kafka, and what is right about it. */
record Load(List<String> symbols, Oracle oracle) {
    /** Writes it, to the topics of each share that someone takes. */
    static Load write(Options options, List<Contestant> contestants, Installation installation) throws Exception {
        System.out.printf(
                "load: %,d flows of %d stocks on %d partitions, seed %d%n",
                options.records(), options.stocks(), options.partitions(), options.seed());
        FlowLoad flows = new FlowLoad(options.seed(), options.records(), options.stocks());
        Oracle oracle = new Oracle(flows.symbols());
        Set<Share> shares = contestants.stream().map(Contestant::share).collect(Collectors.toSet());
        for (Share share : shares) {
            new InstalledTopics(installation, share.prefix()).create();
        }
        long begin = System.nanoTime();
        try (LoadWriter writer = new LoadWriter(installation.settings(""))) {
            flows.forEach(flow -> {
                oracle.take(flow);
                for (Share share : shares) {
                    if (share.has(flow.getSymbol())) {
                        writer.write(new Topics(share.prefix()).flows().name(), flow);
                    }
                }
            });
            writer.flush();
        }
        System.out.printf("load: written in %.1f s%n", (System.nanoTime() - begin) / 1e9);
        return new Load(flows.symbols(), oracle);
    }

    List<String> symbols(Share share) {
        return symbols.stream().filter(share::has).toList();
    }
}
