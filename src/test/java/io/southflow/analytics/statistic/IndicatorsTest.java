package io.southflow.analytics.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZonedDateTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;

/** RSI and %b against ta4j, the median against counting. */
class IndicatorsTest {
    private static final long SEED = 29;

    private final SplittableRandom random = new SplittableRandom(SEED);

    private long[] closes(int count) {
        System.out.println("IndicatorsTest seed " + SEED);
        long[] closes = new long[count];
        long close = 100_000;
        for (int i = 0; i < count; i++) {
            close += random.nextLong(-2_000, 2_001);
            closes[i] = close;
        }
        return closes;
    }

    private static BarSeries series(long[] closes) {
        BarSeries series = new BaseBarSeriesBuilder().build();
        ZonedDateTime day = ZonedDateTime.parse("2024-01-01T16:00:00+08:00");
        for (long close : closes) {
            day = day.plusDays(1);
            double price = close / 1000.0;
            series.addBar(day, price, price, price, price, 1);
        }
        return series;
    }

    @Test
    void rsiIsThatOfTa4j() {
        long[] closes = closes(250);
        RSIIndicator oracle = new RSIIndicator(new ClosePriceIndicator(series(closes)), 14);
        for (int today = 200; today < closes.length; today++) {
            // ta4j seeds its average with the first change, Wilder with the mean of fourteen: equal after some 140
            // bars.
            assertThat(Wilder.of(closes, today).rsi(closes[today]))
                    .isCloseTo(oracle.getValue(today).doubleValue(), within(0.001));
        }
    }

    @Test
    void rsiIsThatOfAWorkedExample() {
        // Wilder's own arithmetic by hand: 14 changes of +1, -1 in turn, then +1: (0.5*13+1)/14 over (0.5*13)/14.
        long[] closes = new long[15];
        for (int i = 0; i < closes.length; i++) {
            closes[i] = 100 + i % 2;
        }
        assertThat(Wilder.of(closes, 15).rsi(101)).isCloseTo(100 - 100 / (1 + 7.5 / 6.5), within(1e-9));
        assertThat(Wilder.of(closes, 14)).isNull();
    }

    @Test
    void percentBIsThatOfTa4j() {
        long[] closes = closes(100);
        PercentBIndicator oracle = new PercentBIndicator(new ClosePriceIndicator(series(closes)), 20, 2);
        for (int today = 30; today < closes.length; today++) {
            assertThat(Bollinger.of(closes, today).percentB(closes[today]))
                    .isCloseTo(oracle.getValue(today).doubleValue(), within(1e-6));
        }
    }

    @Test
    void medianAndDeviationAreThoseOfASortedList() {
        Median median = Median.of(new long[] {9, 1, 5, 7});
        assertThat(median.value()).isEqualTo(6);
        assertThat(median.absoluteDeviation()).isEqualTo(2);
        assertThat(median.robustZ(16)).isCloseTo(0.6745 * 10 / 2, within(1e-12));
        assertThat(Median.of(new long[] {3, 3, 3}).robustZ(4)).isInfinite();
    }

    @Test
    void samplesAddUpAsIfTheyWereOneSeries() {
        Samples all = new Samples();
        Samples first = new Samples();
        Samples second = new Samples();
        for (int i = 0; i < 100; i++) {
            double value = random.nextDouble() * 1e9;
            all.add(value);
            (i < 37 ? first : second).add(value);
        }
        first.addAll(second);
        assertThat(first.mean()).isCloseTo(all.mean(), within(1e-3));
        assertThat(first.deviation()).isCloseTo(all.deviation(), within(1e-3));
    }
}
