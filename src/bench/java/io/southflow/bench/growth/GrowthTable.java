package io.southflow.bench.growth;

import io.southflow.bench.throughput.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The points for reading: medians, and of the ratios the least and the most as well. */
final class GrowthTable {
    private static final String ROW = "%-16s %10s  %-20s %10s  %-20s %10s %9s %9s %9s %10s %9s%n";
    private static final String NOTES =
            """
            Second half of the records, heaps of 2 GiB. cost, rate: to the reference of the same round, median [least, most]; the
            reference is the base, of 'windows', 'longest' and 'partitions' their first. The base runs twice a round:
            its own spread is the machine's.
            results: NetInflows written. In 'stocks x10' and 'x100' as many stocks trade in a minute as in the base,
            but in each minute others: about as many records per result, and per stock at a commit, but more stocks to
            keep (and up to twice the results: a stock that pauses is shown live, and its minute when it goes on).
            In 'x10 all' and 'x100 all' all of them trade all the time, so that the same records are spread over more
            results and, at each commit, more changed stocks: what grows there is what is written, not what is kept.
            state: the latest row of each key of the changelogs. restore: a new instance without local state, from its
            start until it runs; log: the rows it read, since compaction has not been there.
            """;

    private GrowthTable() {}

    static String of(List<Point> points, Comparison comparison) {
        StringBuilder table = new StringBuilder("%n".formatted())
                .append(ROW.formatted(
                        "",
                        "us/record",
                        "cost",
                        "records/s",
                        "rate",
                        "results",
                        "state",
                        "MiB",
                        "peak MiB",
                        "restore s",
                        "log"));
        points.forEach(point -> table.append(row(point, comparison)));
        return table.append(NOTES).toString();
    }

    private static String row(Point point, Comparison comparison) {
        return ROW.formatted(
                point.name(),
                median(point, comparison, "%.2f", Outcome::cost),
                ratio(comparison.ratio(point, Outcome::cost)),
                median(point, comparison, "%,.0f", Outcome::rate),
                ratio(comparison.ratio(point, Outcome::rate)),
                median(point, comparison, "%,.0f", Outcome::results),
                median(point, comparison, "%,.0f", outcome -> outcome.state().rows()),
                median(point, comparison, "%.1f", outcome -> outcome.state().bytes() / 1048576.0),
                median(point, comparison, "%,.0f", Outcome::peakMiB),
                median(point, comparison, "%.2f", outcome -> outcome.restore().seconds()),
                median(point, comparison, "%,.0f", outcome -> outcome.restore().rows()));
    }

    private static String median(Point point, Comparison comparison, String format, ToDoubleFunction<Outcome> figure) {
        return format.formatted(comparison.figure(point, figure).median());
    }

    private static String ratio(Spread spread) {
        return "%.2f [%.2f, %.2f]".formatted(spread.median(), spread.least(), spread.most());
    }
}
