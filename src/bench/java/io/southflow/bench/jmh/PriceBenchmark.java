package io.southflow.bench.jmh;

import io.southflow.analytics.detector.Past;
import io.southflow.analytics.detector.PriceAt;
import io.southflow.analytics.detector.RuleBook;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.price.Bar;
import io.southflow.analytics.price.PriceBook;
import io.southflow.analytics.rule.ShippedRules;
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

    private final PriceAt point = new PriceAt();
    private PriceBook book;
    private RuleBook rules;
    private int second;
    private long sequence;

    @Setup
    public void warmUp() {
        book = new PriceBook(TradingCalendar.hongKong());
        rules = new RuleBook(ShippedRules.standard(), TradingCalendar.hongKong());
        for (int i = 0; i < BARS; i++) {
            long close = 400_000 + i * 37 % 101 * 100;
            book.bar(DAY - BARS + i, new Bar(close, close, close, close, 0, 0, true, false));
        }
        open();
    }

    private void open() {
        book.open(DAY);
        rules.open(Subject.PRICES, new Past() {}, DAY);
    }

    private void judge(int at, long price) {
        rules.judge(Subject.PRICES, point.set(DAY, at, price, book.indicators()), signal -> {});
    }

    @Benchmark
    public long addAndJudge() {
        if (second == TradingTime.CLOSE) {
            book.judge(TradingTime.CLOSE, this::judge);
            book.closeSession();
            open();
            second = 0;
        }
        long price = 400_000 + sequence % 13 * 20;
        book.count(100, price);
        book.add(TradingTime.millisOf(DAY, second), 0, sequence++, second, price, Basis.SIMULATED);
        book.judge(second++ - 1, this::judge);
        return book.lastMilli();
    }
}
