package io.southflow.analytics.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.detector.AlertState;
import io.southflow.analytics.detector.FlowAt;
import io.southflow.analytics.detector.Past;
import io.southflow.analytics.detector.RuleBook;
import io.southflow.analytics.detector.SessionEnd;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.flow.FlowBook;
import io.southflow.analytics.statistic.Samples;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Surges against a recomputation that looks at every second of every session. */
class SurgeDetectorTest {
    private static final long SEED = 23;
    private static final long MILLION = 1_000_000_000L;

    private final TradingCalendar calendar = TradingCalendar.hongKong();
    private final List<String> found = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    private static String describe(String rule, AlertState state, int day, int second) {
        return rule + " " + state + " " + day + "/" + second;
    }

    /** The definition, word for word: the 30-minute net at each second, from a plain array of the session's seconds. */
    private final class Naive {
        private final List<List<Double>> samples = new ArrayList<>();

        void session(int day, long[] nets) {
            List<Double> past = new ArrayList<>();
            List<List<Double>> last = samples.subList(Math.max(0, samples.size() - 20), samples.size());
            last.forEach(past::addAll);
            double mean = past.stream().mapToDouble(x -> x).average().orElse(0);
            double deviation = Math.sqrt(past.stream()
                    .mapToDouble(x -> (x - mean) * (x - mean))
                    .average()
                    .orElse(0));
            boolean warm = last.size() >= 10 && deviation > 0;
            List<Double> today = new ArrayList<>();
            boolean in = false;
            boolean out = false;
            for (int second = 0; second <= TradingTime.CLOSE; second++) {
                long net = 0;
                for (int s = Math.max(0, second - 1_799); s <= second; s++) {
                    net += nets[s];
                }
                if (second >= 1_800 && second % 300 == 0) {
                    today.add((double) net);
                }
                if (warm) {
                    double z = (net - mean) / deviation;
                    boolean large = Math.abs(net) >= 50 * MILLION;
                    boolean end = second == TradingTime.CLOSE;
                    in = step("INFLOW_SURGE", in, large && net > 0 && z >= 4, z < 2, end, day, second);
                    out = step("OUTFLOW_SURGE", out, large && net < 0 && z <= -4, z > -2, end, day, second);
                }
            }
            samples.add(today);
        }

        private boolean step(
                String rule, boolean active, boolean raise, boolean clear, boolean end, int day, int second) {
            boolean now = active ? !clear : raise;
            if (now != active) {
                expected.add(describe(rule, now ? AlertState.RAISED : AlertState.CLEARED, day, second));
            }
            if (now && end) {
                expected.add(describe(rule, AlertState.CLEARED, day, second));
                return false;
            }
            return now;
        }
    }

    private static Past past(FlowBook book, int day) {
        return new Past() {
            @Override
            public Nets nets(int sessions) {
                Samples samples = new Samples();
                return new Nets(samples, book.samplesBefore(day, sessions, samples));
            }
        };
    }

    private void play(int sessions, long burst) {
        System.out.println("SurgeDetectorTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        FlowBook book = new FlowBook(calendar, Windows.DEFAULT);
        RuleBook rules = new RuleBook(ShippedRules.standard(), calendar);
        Naive naive = new Naive();
        int day = (int) LocalDate.parse("2025-05-06").toEpochDay();
        for (int session = 0; session < sessions; day++) {
            if (!calendar.isSouthboundDay(day)) {
                continue;
            }
            int ofDay = day;
            Signal.Sink sink = signal -> found.add(
                    describe(signal.rule().id(), signal.state(), ofDay, TradingTime.secondOf(signal.eventMillis())));
            book.open(day);
            rules.open(Subject.FLOWS, past(book, day), day);
            FlowBook.Judge judge =
                    (second, net) -> rules.judge(Subject.FLOWS, new FlowAt().set(ofDay, second, net), sink);
            long[] nets = new long[TradingTime.CLOSE + 1];
            int burstAt = random.nextInt(3_000, 18_500);
            for (int second = 0; second <= TradingTime.CLOSE; second += 1 + random.nextInt(60)) {
                boolean inBurst = session >= 10 && second >= burstAt && second < burstAt + 900;
                long push = inBurst ? (session % 2 == 0 ? burst : -burst) : 0;
                long net = random.nextLong(-2 * MILLION, 2 * MILLION) + push;
                book.add(second, Channel.SH, Math.max(net, 0), Math.max(-net, 0), Basis.SIMULATED);
                nets[second] += net;
                book.judge(second - 1, judge);
            }
            book.judge(TradingTime.CLOSE, judge);
            rules.judge(Subject.FLOWS, new SessionEnd().set(day, TradingTime.CLOSE, book.lastNet()), sink);
            book.closeSession();
            naive.session(day, nets);
            session++;
        }
    }

    @Test
    void judgesEverySecondAsTheDefinitionSays() {
        play(24, 12 * MILLION);
        assertThat(found)
                .anyMatch(each -> each.startsWith("INFLOW_SURGE RAISED"))
                .anyMatch(each -> each.startsWith("OUTFLOW_SURGE RAISED"));
        assertThat(found.stream().sorted().toList())
                .isEqualTo(expected.stream().sorted().toList());
    }

    @Test
    void ordinaryNoiseIsNoSurge() {
        play(24, 0);
        assertThat(found).isEmpty();
        assertThat(expected).isEmpty();
    }

    @Test
    void isSilentUntilTenSessionsAreKnown() {
        play(10, 100 * MILLION);
        assertThat(found).isEmpty();
    }
}
