package io.southflow.feed.tape;

import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Short spikes of every stock: each report against the median of the 20 sessions before it. */
final class NaiveShortSpikes {
    private final TapeReading tape;
    private final Map<Transition, Double> transitions = new LinkedHashMap<>();

    NaiveShortSpikes(TapeReading tape) {
        this.tape = tape;
    }

    Map<Transition, Double> all() {
        tape.dayShorts.keySet().stream().sorted().forEach(this::judge);
        return transitions;
    }

    private void judge(String symbol) {
        TreeMap<LocalDate, ShortSale> days = tape.dayShorts.get(symbol);
        NaiveEpisode episode = new NaiveEpisode("SHORT_SPIKE", symbol, transitions);
        LocalDate raisedOn = LocalDate.MAX;
        double raisedMedian = 0;
        for (ShortSale report : inOrder(symbol)) {
            LocalDate date = report.getTradeDate();
            List<Long> before = days.headMap(date, false).descendingMap().values().stream()
                    .limit(20)
                    .map(ShortSale::getShares)
                    .toList();
            double median = before.isEmpty() ? 0 : median(before);
            boolean raise = before.size() == 20 && isSpike(report, before, median);
            boolean clear = report.getSession() == ReportSession.DAY
                    && date.isAfter(raisedOn)
                    && report.getShares() < 1.5 * raisedMedian;
            boolean wasOpen = episode.isOpen();
            episode.judge(
                    report.getPublishedAt(),
                    report.getShares(),
                    raise,
                    raise && report.getShares() >= 4 * median,
                    clear);
            if (!wasOpen && episode.isOpen()) {
                raisedOn = date;
                raisedMedian = median;
            }
        }
    }

    private List<ShortSale> inOrder(String symbol) {
        return Stream.of(tape.morningShorts, tape.dayShorts)
                .flatMap(reports -> reports.getOrDefault(symbol, new TreeMap<>()).values().stream())
                .sorted(Comparator.comparing(ShortSale::getPublishedAt))
                .toList();
    }

    private static boolean isSpike(ShortSale report, List<Long> before, double median) {
        List<Long> twiceOff = before.stream()
                .map(shares -> Math.abs(2 * shares - Math.round(2 * median)))
                .toList();
        double deviation = median(twiceOff) / 2;
        return median > 0
                && report.getShares() >= 2.5 * median
                && (deviation == 0 || 0.6745 * (report.getShares() - median) / deviation >= 3.5)
                && report.getTurnoverMilli() >= 50_000_000_000L;
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return (sorted.get(half) + sorted.get(sorted.size() - 1 - half)) / 2.0;
    }
}
