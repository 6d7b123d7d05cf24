package io.southflow.analytics.unit;

/**
 * The gauge of a rule, by symbol.
 *
 * @param metric name in Prometheus, with its base unit at the end: {@code southflow_flow_deviation_ratio}
 * @param help one sentence
 */
public record RuleGauge(String metric, String help) {
    /** The base unit. */
    public String unit() {
        return metric.substring(metric.lastIndexOf('_') + 1);
    }
}
