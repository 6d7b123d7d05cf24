package io.southflow.bench.latency;

import io.southflow.bench.Options;
import io.southflow.calendar.TradingTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run was asked for beyond what all benchmarks have.
 *
 * @param runs in this order
 * @param rate events a second
 * @param warmUpSeconds at the beginning that are not measured
 * @param lingerMs of the generator's producer
 * @param samples whether each latency is to be written to a file
 * @param set settings of Southflow that differ from those it ships with
 */
public record LatencyOptions(
        Options common,
        List<Entry> runs,
        int rate,
        int warmUpSeconds,
        int measuredSeconds,
        int lingerMs,
        boolean samples,
        Map<String, String> set) {
    public LatencyOptions {
        int most = TradingTime.CLOSE / Schedule.TRADING_SECONDS_A_SECOND - 1;
        if (warmUpSeconds + measuredSeconds > most) {
            throw new IllegalArgumentException("warm-up and measured time must fit into a session: " + most + " s");
        }
    }

    public static LatencyOptions fromSystemProperties() {
        return new LatencyOptions(
                Options.fromSystemProperties(),
                words("runs").map(Entry::of).toList(),
                number("rate"),
                number("warm-up"),
                number("measured"),
                number("linger"),
                Boolean.parseBoolean(text("samples")),
                settings());
    }

    int seconds() {
        return warmUpSeconds + measuredSeconds;
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        words("set").forEach(word -> settings.put(word.replaceFirst("=.*", ""), word.replaceFirst("[^=]*=", "")));
        return settings;
    }

    private static int number(String name) {
        return Integer.parseInt(text(name));
    }

    private static Stream<String> words(String name) {
        return Stream.of(text(name).split(",")).map(String::strip).filter(word -> !word.isEmpty());
    }

    private static String text(String name) {
        return System.getProperty("bench." + name);
    }
}
