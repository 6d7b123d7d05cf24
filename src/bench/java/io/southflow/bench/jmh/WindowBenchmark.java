package io.southflow.bench.jmh;

import io.southflow.analytics.detector.FlowAt;
import io.southflow.analytics.detector.Past;
import io.southflow.analytics.detector.RuleBook;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.flow.FlowBook;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.analytics.statistic.Samples;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.WindowSums;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.time.LocalDate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One stock's money: an event into its windows with the surges judged, and all windows read. */
@State(Scope.Thread)
public class WindowBenchmark {
    private static final TradingCalendar CALENDAR = TradingCalendar.hongKong();
    private static final int HISTORY = 30;

    @Param({
        "1m,5m,15m,30m,1h",
        "1m,5m,15m,30m,1h,1d,5d,20d,mtd,ytd",
        "1m,2m,5m,10m,15m,20m,30m,45m,1h,2h,3h,1d,2d,3d,5d,10d,20d,mtd,qtd,ytd"
    })
    private String windows;

    private final FlowAt point = new FlowAt();
    private FlowBook book;
    private RuleBook rules;
    private WindowSums sums;
    private int day;
    private int second;

    @Setup
    public void trade() {
        Windows list = Windows.parse(windows);
        book = new FlowBook(CALENDAR, list);
        rules = new RuleBook(ShippedRules.standard(), CALENDAR);
        sums = new WindowSums(list);
        day = (int) LocalDate.of(2024, 12, 2).toEpochDay();
        for (int session = 0; session < HISTORY; session++) {
            nextSession();
            for (second = 0; second < TradingTime.LUNCH; second += 3) {
                addOne();
            }
        }
        second = 0;
        nextSession();
    }

    private void nextSession() {
        if (book.day() != SessionGate.NONE) {
            book.judge(TradingTime.LUNCH, this::judge);
            book.closeSession();
        }
        do {
            day++;
        } while (!CALENDAR.isSouthboundDay(day));
        book.open(day);
        rules.open(Subject.FLOWS, new Baseline(), day);
    }

    /** What the sessions before say. */
    private final class Baseline implements Past {
        @Override
        public Nets nets(int sessions) {
            Samples samples = new Samples();
            return new Nets(samples, book.samplesBefore(day, sessions, samples));
        }
    }

    private void judge(int at, long netMilli) {
        rules.judge(Subject.FLOWS, point.set(day, at, netMilli), signal -> {});
    }

    private void addOne() {
        long amount = (second * 31L + day) % 977 * 1_000_000;
        book.add(second, (second & 1) == 0 ? Channel.SH : Channel.SZ, amount, 400_000_000, Basis.SIMULATED);
        book.judge(second - 1, this::judge);
    }

    /** An event a second; the session's end and the next one's begin are in it, once in 9,000. */
    @Benchmark
    public void addAndJudge() {
        if (second == TradingTime.LUNCH) {
            nextSession();
            second = 0;
        }
        addOne();
        second++;
        book.save((kind, index, row) -> {});
    }

    @Benchmark
    public long readAll() {
        book.read(day, TradingTime.LUNCH - 1, sums);
        return sums.net(0);
    }
}
