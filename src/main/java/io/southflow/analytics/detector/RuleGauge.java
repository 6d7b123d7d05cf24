package io.southflow.analytics.detector;

/**
 * The gauge of a rule, by symbol.
 *
 * @param metric name in Prometheus, with its base unit at the end
 * @param help one sentence
 */
public record RuleGauge(String metric, String help) {}
