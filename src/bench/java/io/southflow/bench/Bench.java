package io.southflow.bench;

import io.southflow.bench.failover.Failover;
import io.southflow.bench.failover.Restoring;
import io.southflow.bench.growth.Growth;
import io.southflow.bench.jmh.Pieces;
import io.southflow.bench.latency.Latency;
import io.southflow.bench.latency.LatencyOptions;
import io.southflow.bench.replay.Replay;
import io.southflow.bench.throughput.Throughput;

/** {@code mvn -Pbench -Dbench=NAME}: measures, and exits with 1 when what was measured gave wrong results. */
public final class Bench {
    private Bench() {}

    public static void main(String[] args) throws Exception {
        boolean right =
                switch (args[0]) {
                    case "throughput" -> new Throughput(Options.fromSystemProperties()).run();
                    case "growth" -> Growth.of(Options.fromSystemProperties()).run();
                    case "replay" -> new Replay(Options.fromSystemProperties()).run();
                    case "latency" -> new Latency(LatencyOptions.fromSystemProperties()).run();
                    case "failover" -> new Failover(Options.fromSystemProperties()).run();
                    case "restore" -> new Restoring(Options.fromSystemProperties()).run();
                    case "jmh" -> Pieces.run(Options.fromSystemProperties().directory());
                    default ->
                        throw new IllegalArgumentException("-Dbench=" + args[0]
                                + " is none of throughput, latency, growth, replay, failover, restore, jmh");
                };
        System.exit(right ? 0 : 1);
    }
}
