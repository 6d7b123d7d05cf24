package io.southflow.bench.jmh;

import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.price.PriceBook;
import io.southflow.analytics.unit.Basis;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.time.LocalDate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One stock's trade, with the RSI of each second judged. */
@State(Scope.Thread)
public class PriceBenchmark {
    private static final int DAY = (int) LocalDate.of(2025, 2, 18).toEpochDay();
    private static final int BARS = 250;

    private PriceBook book;
    private int second;
    private long sequence;

    @Setup
    public void warmUp() {
        book = new PriceBook(TradingCalendar.hongKong(), DetectorSettings.defaults());
        for (int i = 0; i < BARS; i++) {
            long close = 400_000 + i * 37 % 101 * 100;
            book.bar(DAY - BARS + i, close, close);
        }
        book.open(DAY);
    }

    @Benchmark
    public long addAndJudge() {
        if (second == TradingTime.CLOSE) {
            book.closeSession(signal -> {});
            book.open(DAY);
            second = 0;
        }
        long price = 400_000 + sequence % 13 * 20;
        book.add(TradingTime.millisOf(DAY, second), sequence++, second, price, Basis.SIMULATED);
        book.judge(second++ - 1, signal -> {});
        return book.lastMilli();
    }
}
