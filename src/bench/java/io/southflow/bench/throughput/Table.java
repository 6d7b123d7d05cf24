package io.southflow.bench.throughput;

import io.southflow.bench.contestant.Contestant;
import io.southflow.bench.load.Share;
import java.util.Optional;

/** The standings for reading: medians, and of the ratios the least and the most as well. */
final class Table {
    private static final String ROW = "%-12s %12s %12s %8s %10s  %-18s %-18s %-18s%n";

    private Table() {}

    static String of(Standings standings) {
        StringBuilder table = new StringBuilder("%n".formatted())
                .append(ROW.formatted(
                        "", "records/s", "per CPU s", "peak MiB", "results", "wall / raw", "CPU / raw", "CPU / empty"));
        standings.contestants().forEach(contestant -> table.append(row(standings, contestant)));
        table.append("Second half of the records. Ratios: median [least, most] of the rounds; more is faster.%n"
                .formatted());
        if (standings.contestants().stream().anyMatch(contestant -> contestant.share() == Share.THIN)) {
            table.append("* every 20th stock only.%n".formatted());
        }
        return table.toString();
    }

    private static String row(Standings standings, Contestant contestant) {
        return ROW.formatted(
                contestant.label() + (contestant.share() == Share.THIN ? " *" : ""),
                whole(standings.figure(contestant, Run::perWallSecond)),
                whole(standings.figure(contestant, Run::perCpuSecond)),
                whole(standings.figure(contestant, run -> run.report().peakMiB())),
                whole(standings.figure(contestant, Run::results)),
                ratio(standings.ratio(contestant, Contestant.RAW, Run::perWallSecond)),
                ratio(standings.ratio(contestant, Contestant.RAW, Run::perCpuSecond)),
                ratio(standings.ratio(contestant, Contestant.EMPTY, Run::perCpuSecond)));
    }

    private static String whole(Spread spread) {
        return "%,.0f".formatted(spread.median());
    }

    private static String ratio(Optional<Spread> ratio) {
        return ratio.map(spread -> "%.3f [%.3f, %.3f]".formatted(spread.median(), spread.least(), spread.most()))
                .orElse("-");
    }
}
