package io.southflow.bench.throughput;

import io.southflow.bench.check.Problems;
import io.southflow.bench.contestant.Contestant;
import io.southflow.bench.contestant.Report;

/** One contestant in one round. */
record Run(Contestant contestant, int round, Report report, long results, Problems problems) {
    double perWallSecond() {
        return report.secondHalf().records() / report.secondHalf().wallSeconds();
    }

    double perCpuSecond() {
        return report.secondHalf().records() / report.secondHalf().cpuSeconds();
    }

    boolean isRight() {
        return problems.isEmpty();
    }

    /** For the one who waits. */
    String line() {
        return "round %d  %-10s %,11.0f records/s  %,11.0f per CPU second  %,5d MiB  %,9d results  %s"
                .formatted(
                        round,
                        contestant.label(),
                        perWallSecond(),
                        perCpuSecond(),
                        report.peakMiB(),
                        results,
                        isRight() ? "all right" : problems);
    }
}
