package io.southflow.feed.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.southflow.schema.ShortSale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Short sales against the median of the 20 reported sessions before. */
class TapeShortSalesTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 2);

    private final TapeReading tape = TapeReading.ofSeed(Tape.DEFAULT_SEED);

    @Test
    void tencentSpikesOnceAndOnlyAsAWarning() {
        assertThat(spikes("00700")).containsExactly("00700 2025-02-17 DAY");
        double median = median(sharesBefore("00700", LocalDate.of(2025, 2, 17)));
        assertThat(median).isCloseTo(5_000_000, within(150_000.0));
        assertThat(15_176_000 / median).isBetween(3.05, 3.15);
    }

    @Test
    void tencentIsBackBelowOneAndAHalfMediansTheDayAfter() {
        double median = median(sharesBefore("00700", LocalDate.of(2025, 2, 17)));
        long after = tape.dayShorts.get("00700").get(LocalDate.of(2025, 2, 18)).getShares();
        assertThat(after / median).isLessThan(1.4);
    }

    @Test
    void noOtherStockSpikes() {
        List<String> others = new ArrayList<>();
        tape.dayShorts.keySet().stream()
                .filter(symbol -> !symbol.equals("00700"))
                .forEach(symbol -> others.addAll(spikes(symbol)));
        assertThat(others).isEmpty();
    }

    @Test
    void everyStockHasTwentyReportsBeforeTheFirstSessionAndTwoInEach() {
        assertThat(tape.dayShorts).hasSize(600);
        tape.dayShorts.forEach((symbol, reports) -> {
            assertThat(reports.headMap(FIRST)).hasSizeGreaterThanOrEqualTo(20);
            assertThat(reports.tailMap(FIRST)).hasSize(31);
            assertThat(tape.morningShorts.get(symbol))
                    .as("none on the half day")
                    .hasSize(30);
        });
    }

    @Test
    void reportsAgreeWithTheTrading() {
        tape.morningShorts.forEach((symbol, reports) -> reports.forEach((date, morning) -> {
            ShortSale day = tape.dayShorts.get(symbol).get(date);
            assertThat(morning.getShares()).isPositive().isLessThanOrEqualTo(day.getShares());
            assertThat(day.getShares())
                    .isLessThan(tape.bars.get(symbol).get(date).getVolume());
        }));
    }

    private List<String> spikes(String symbol) {
        return Stream.of(tape.morningShorts, tape.dayShorts)
                .flatMap(reports -> reports.get(symbol).tailMap(FIRST).values().stream())
                .filter(this::isSpike)
                .map(report -> symbol + " " + report.getTradeDate() + " " + report.getSession())
                .toList();
    }

    private boolean isSpike(ShortSale report) {
        List<Long> before = sharesBefore(report.getSymbol(), report.getTradeDate());
        assertThat(before).hasSize(20);
        double median = median(before);
        double deviation = median(before.stream()
                .map(shares -> Math.abs(2 * shares - Math.round(2 * median)))
                .toList());
        double z = deviation == 0 ? Double.POSITIVE_INFINITY : 0.6745 * 2 * (report.getShares() - median) / deviation;
        boolean spike = report.getShares() >= 2.5 * median && z >= 3.5 && report.getTurnoverMilli() >= 50_000_000_000L;
        return spike;
    }

    private List<Long> sharesBefore(String symbol, LocalDate date) {
        TreeMap<LocalDate, ShortSale> reports = tape.dayShorts.get(symbol);
        return reports.headMap(date, false).descendingMap().values().stream()
                .limit(20)
                .map(ShortSale::getShares)
                .toList();
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return (sorted.get(half) + sorted.get(sorted.size() - 1 - half)) / 2.0;
    }
}
