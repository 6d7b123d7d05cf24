package io.southflow.feed.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.DailyBar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;

/** RSI-14 by ta4j, on closes and with the day's bar provisional at each tick. */
class TapeRsiTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 2);

    private final TapeReading tape = TapeReading.ofSeed(Tape.DEFAULT_SEED);

    @Test
    void historyIsLongEnoughToBeWarm() {
        tape.bars.forEach(
                (symbol, bars) -> assertThat(bars.headMap(FIRST)).as(symbol).hasSizeGreaterThanOrEqualTo(140));
    }

    @Test
    void alibabaClosesOverboughtOnAboutHalfOfTheSessions() {
        assertThat(closesAbove70("09988")).isBetween(13L, 18L);
    }

    @Test
    void xiaomiClosesOverboughtOnAboutHalfOfTheSessions() {
        assertThat(closesAbove70("01810")).isBetween(13L, 18L);
    }

    @Test
    void alibabaAndXiaomiAreOverboughtAndNoLongerSo() {
        for (String symbol : List.of("09988", "01810")) {
            int raised = 0;
            int cleared = 0;
            for (double rsi : atTicks(symbol)) {
                if (raised == cleared && rsi >= 70) {
                    raised++;
                } else if (raised > cleared && rsi < 65) {
                    cleared++;
                }
            }
            assertThat(raised).as(symbol + " raised").isBetween(1, 5);
            assertThat(cleared).as(symbol + " cleared").isBetween(1, raised);
        }
    }

    @Test
    void meituanIsNeverOverboughtAtAnyTick() {
        assertThat(atTicks("03690")).allMatch(rsi -> rsi > 31 && rsi < 69);
    }

    @Test
    void theHangSengIndexWentFrom32ToJustUnder70() {
        Map<LocalDate, Double> closes = atCloses("HSI");
        assertThat(closes.get(LocalDate.of(2025, 1, 13))).isBetween(31.5, 33.0);
        assertThat(closes.get(LocalDate.of(2025, 2, 7))).isBetween(68.0, 70.0);
        closes.forEach((date, rsi) -> {
            if (date.isBefore(LocalDate.of(2025, 2, 10))) {
                assertThat(rsi).as(date.toString()).isBetween(30.5, 70.0);
            }
        });
    }

    private long closesAbove70(String symbol) {
        return atCloses(symbol).values().stream().filter(rsi -> rsi > 70).count();
    }

    private Map<LocalDate, Double> atCloses(String symbol) {
        Map<LocalDate, Double> rsi = new TreeMap<>();
        TreeMap<LocalDate, DailyBar> bars = tape.bars.get(symbol);
        for (LocalDate date : bars.tailMap(FIRST).keySet()) {
            rsi.put(date, rsi(bars.headMap(date), bars.get(date).getCloseMilli()));
        }
        assertThat(rsi).hasSize(31);
        return rsi;
    }

    private List<Double> atTicks(String symbol) {
        List<Double> rsi = new ArrayList<>();
        TreeMap<LocalDate, DailyBar> bars = tape.bars.get(symbol);
        tape.ticks.get(symbol).forEach((date, day) -> {
            Map<Long, Double> ofPrice = new HashMap<>();
            day.prices.forEach(price -> rsi.add(ofPrice.computeIfAbsent(price, any -> rsi(bars.headMap(date), price))));
        });
        return rsi;
    }

    private static double rsi(Map<LocalDate, DailyBar> before, long price) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        LocalDate last = null;
        for (DailyBar bar : before.values()) {
            add(series, bar.getDate(), bar.getCloseMilli());
            last = bar.getDate();
        }
        add(series, last.plusDays(1), price);
        return new RSIIndicator(new ClosePriceIndicator(series), 14)
                .getValue(series.getEndIndex())
                .doubleValue();
    }

    private static void add(BarSeries series, LocalDate date, long close) {
        series.addBar(date.atStartOfDay(ZoneOffset.UTC), close, close, close, close);
    }
}
