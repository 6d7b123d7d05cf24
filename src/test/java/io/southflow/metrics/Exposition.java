package io.southflow.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** What Prometheus would read. */
final class Exposition {
    private static final Pattern NAME = Pattern.compile("[a-z_]+");

    private Exposition() {}

    static String of(Metrics metrics) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            metrics.write(out, "text/plain; version=0.0.4");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Lines of one metric, without comments. */
    static List<String> samples(Metrics metrics, MetricName metric) {
        return of(metrics)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .filter(line -> NAME.matcher(line)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group()
                        .equals(metric.exported()))
                .toList();
    }
}
