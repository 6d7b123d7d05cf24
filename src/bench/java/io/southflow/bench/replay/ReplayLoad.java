package io.southflow.bench.replay;

import io.southflow.bench.Options;
import io.southflow.bench.check.DayOracle;
import io.southflow.bench.kafka.Installation;
import io.southflow.bench.kafka.InstalledTopics;
import io.southflow.bench.load.History;
import io.southflow.bench.load.LoadWriter;
import io.southflow.bench.load.PriceWalk;
import io.southflow.bench.load.SessionLoad;
import io.southflow.wire.Topics;

/** Writes the session, after the bars of those before it. */
final class ReplayLoad {
    private ReplayLoad() {}

    static DayOracle write(Options options, ReplaySize size, Installation installation) throws Exception {
        new InstalledTopics(installation, "").create();
        DayOracle oracle = new DayOracle();
        SessionLoad load = new SessionLoad(options.seed(), size.ticks(), size.flows(), options.stocks());
        PriceWalk[] prices = PriceWalk.of(options.seed(), options.stocks());
        Topics topics = new Topics("");
        long begin = System.nanoTime();
        try (LoadWriter writer = new LoadWriter(installation.settings(""))) {
            new History(options.seed(), size.bars()).bars(load.symbols(), prices, bar -> {
                oracle.count();
                writer.write(topics.dailyBars().name(), bar.getSymbol(), History.knownMillis(bar), bar);
            });
            for (PriceWalk price : prices) {
                price.settle();
            }
            load.forEach(
                    prices,
                    tick -> {
                        oracle.count();
                        writer.write(
                                topics.ticks().name(),
                                tick.getSymbol(),
                                tick.getEventTime().toEpochMilli(),
                                tick);
                    },
                    flow -> {
                        oracle.take(flow);
                        writer.write(topics.flows().name(), flow);
                    });
            writer.flush();
        }
        System.out.printf(
                "load: %,d events of %d stocks on %d partitions, seed %d, written in %.1f s%n",
                oracle.events(),
                options.stocks(),
                options.partitions(),
                options.seed(),
                (System.nanoTime() - begin) / 1e9);
        return oracle;
    }
}
