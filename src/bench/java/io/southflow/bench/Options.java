package io.southflow.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run was asked for, given as {@code -Dbench.NAME}; the defaults are in the profile of the pom.
 *
 * @param records flows in the load, not counting those that close its windows
 * @param commitMs how often each contestant commits
 * @param jvm more arguments for the contestants' JVMs, as for a profiler
 * @param jar of the release that takes part, or empty
 * @param directory for data and reports
 */
public record Options(
        List<String> contestants,
        int rounds,
        int records,
        int stocks,
        int partitions,
        long seed,
        int commitMs,
        List<String> jvm,
        String jar,
        Path directory) {
    public static Options fromSystemProperties() {
        return new Options(
                words("contestants", ","),
                Integer.parseInt(text("rounds")),
                Integer.parseInt(text("records")),
                Integer.parseInt(text("stocks")),
                Integer.parseInt(text("partitions")),
                Long.parseLong(text("seed")),
                Integer.parseInt(text("commit")),
                words("jvm", "\\s+"),
                text("jar"),
                Path.of(text("directory")));
    }

    /** The same with other rounds and records. */
    public Options with(int otherRounds, int otherRecords) {
        return new Options(
                contestants, otherRounds, otherRecords, stocks, partitions, seed, commitMs, jvm, jar, directory);
    }

    private static List<String> words(String name, String separator) {
        return Stream.of(text(name).split(separator))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String text(String name) {
        return System.getProperty("bench." + name);
    }
}
