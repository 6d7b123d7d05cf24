package io.southflow.feed.tape;

import io.southflow.feed.tape.TapeReading.FlowDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Surges of every stock, judged at every second of every session, with no window kept. All its days are full days. */
final class NaiveSurges {
    private static final int HALF_HOUR = 1_800;
    private static final int CLOSE = 19_800;
    private static final int MORNING = 9_000;
    private static final long LEAST = 50_000_000_000L;

    private final TapeReading tape;
    private final Map<Transition, Double> transitions = new LinkedHashMap<>();

    NaiveSurges(TapeReading tape) {
        this.tape = tape;
    }

    Map<Transition, Double> all() {
        tape.flows.keySet().stream().sorted().forEach(this::judge);
        return transitions;
    }

    private void judge(String symbol) {
        List<List<Long>> before = new ArrayList<>();
        tape.flows.get(symbol).forEach((date, day) -> {
            long[] nets = halfHourNets(day);
            List<List<Long>> baseline = before.subList(Math.max(0, before.size() - 20), before.size());
            if (baseline.size() >= 10) {
                judge(
                        symbol,
                        date,
                        nets,
                        baseline.stream().flatMap(List::stream).toList());
            }
            List<Long> samples = new ArrayList<>();
            for (int second = HALF_HOUR; second <= CLOSE; second += 300) {
                samples.add(nets[second]);
            }
            before.add(samples);
        });
    }

    private void judge(String symbol, LocalDate date, long[] nets, List<Long> samples) {
        double mean = samples.stream().mapToLong(net -> net).average().orElseThrow();
        double deviation = Math.sqrt(samples.stream()
                .mapToDouble(net -> (net - mean) * (net - mean))
                .average()
                .orElseThrow());
        if (deviation == 0) {
            return;
        }
        NaiveEpisode in = new NaiveEpisode("INFLOW_SURGE", symbol, transitions);
        NaiveEpisode out = new NaiveEpisode("OUTFLOW_SURGE", symbol, transitions);
        for (int second = 0; second <= CLOSE; second++) {
            long net = nets[second];
            double off = (net - mean) / deviation;
            Instant moment = moment(date, second);
            in.judge(moment, net / 1000.0, net >= LEAST && off >= 4, false, off < 2);
            out.judge(moment, net / 1000.0, net <= -LEAST && -off >= 4, false, -off < 2);
        }
        double last = nets[CLOSE] / 1000.0;
        in.judge(moment(date, CLOSE), last, false, false, true);
        out.judge(moment(date, CLOSE), last, false, false, true);
    }

    private static long[] halfHourNets(FlowDay day) {
        long[] sums = new long[CLOSE + 1];
        for (int i = 0; i < day.seconds.size(); i++) {
            sums[day.seconds.get(i)] += day.nets.get(i);
        }
        for (int second = 1; second <= CLOSE; second++) {
            sums[second] += sums[second - 1];
        }
        long[] nets = sums.clone();
        for (int second = HALF_HOUR; second <= CLOSE; second++) {
            nets[second] = sums[second] - sums[second - HALF_HOUR];
        }
        return nets;
    }

    private static Instant moment(LocalDate date, int second) {
        LocalTime time = second <= MORNING
                ? LocalTime.of(9, 30).plusSeconds(second)
                : LocalTime.of(13, 0).plusSeconds(second - MORNING);
        return date.atTime(time).toInstant(ZoneOffset.ofHours(8));
    }
}
