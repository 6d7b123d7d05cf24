package io.southflow.feed.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.feed.tape.TapeReading.FlowDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Surges of the 30-minute net by a recomputation that keeps no windows: every second of every stock and session. */
class TapeSurgesTest {
    private static final int HALF_HOUR = 1_800;
    private static final int CLOSE = 19_800;
    private static final double LEAST = 50_000_000_000.0;

    private final TapeReading tape = TapeReading.ofSeed(Tape.DEFAULT_SEED);
    private final List<String> surges = new ArrayList<>();
    private final List<String> doubtful = new ArrayList<>();

    @Test
    void moneySurgesInAndOutOnceInAWhile() {
        tape.flows.keySet().stream().sorted().forEach(this::judge);

        assertThat(surges)
                .containsExactlyInAnyOrder(
                        "09988 2025-01-20 in, clears",
                        "00700 2025-01-23 out, clears",
                        "00981 2025-02-06 in, clears",
                        "01810 2025-02-11 out, clears",
                        "00700 2025-02-14 in, clears",
                        "09988 2025-02-17 out, clears");
        assertThat(doubtful).as("near the threshold but no surge").isEmpty();
    }

    private void judge(String symbol) {
        List<List<Long>> before = new ArrayList<>();
        tape.flows.get(symbol).forEach((date, day) -> {
            long[] nets = halfHourNets(day);
            List<List<Long>> sessions = before.subList(Math.max(0, before.size() - 20), before.size());
            if (sessions.size() >= 10 && Arrays.stream(nets).anyMatch(net -> Math.abs(net) >= LEAST)) {
                List<Long> samples = sessions.stream().flatMap(List::stream).toList();
                judge(symbol, date, nets, samples);
            }
            List<Long> ofDay = new ArrayList<>();
            for (int second = HALF_HOUR; second <= CLOSE; second += 300) {
                ofDay.add(nets[second]);
            }
            before.add(ofDay);
        });
    }

    private void judge(String symbol, LocalDate date, long[] nets, List<Long> samples) {
        double mean = samples.stream().mapToLong(net -> net).average().orElseThrow();
        double deviation = Math.sqrt(samples.stream()
                .mapToDouble(net -> (net - mean) * (net - mean))
                .average()
                .orElseThrow());
        int open = 0;
        double largest = 0;
        for (long net : nets) {
            double deviations = (net - mean) / deviation;
            if (open == 0 && Math.abs(net) >= LEAST) {
                largest = Math.max(largest, Math.abs(deviations));
                open = Math.abs(deviations) >= 4 ? (int) Math.signum(deviations) : 0;
            } else if (open != 0 && open * deviations < 2) {
                surges.add(symbol + " " + date + (open > 0 ? " in" : " out") + ", clears");
                open = 0;
            }
        }
        if (open != 0) {
            surges.add(symbol + " " + date + (open > 0 ? " in" : " out") + ", lasts");
        }
        if (largest > 3.5 && largest < 4) {
            doubtful.add(symbol + " " + date + " " + largest);
        }
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
}
