package io.southflow.metrics;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of one scrape, for tests that look at it without Prometheus. */
public final class LiveMetrics {
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private final List<String> lines;

    /** @param text Prometheus' text format */
    public LiveMetrics(String text) {
        lines = text.lines().toList();
    }

    /** The samples of one metric: labels and value. */
    public Map<Map<String, String>, BigDecimal> samples(String metric) {
        Map<Map<String, String>, BigDecimal> samples = new HashMap<>();
        for (String line : lines) {
            if (line.startsWith(metric + "{") || line.startsWith(metric + " ")) {
                Map<String, String> labels = new HashMap<>();
                for (Matcher label = LABEL.matcher(line); label.find(); ) {
                    labels.put(label.group(1), label.group(2));
                }
                BigDecimal value = new BigDecimal(line.substring(line.lastIndexOf(' ') + 1));
                if (samples.put(labels, value) != null) {
                    throw new IllegalStateException("twice in one scrape: " + line);
                }
            }
        }
        return samples;
    }

    /** What {@code promtool check metrics} says about a scrape; empty when it is clean. */
    public static String promtool(String text) throws IOException, InterruptedException {
        Programs.Result result = Programs.run(text, Map.of(), "promtool", "check", "metrics");
        return result.exitCode() == 0 ? result.output() : "exit code " + result.exitCode() + ": " + result.output();
    }
}
