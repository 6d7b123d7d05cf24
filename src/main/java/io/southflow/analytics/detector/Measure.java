package io.southflow.analytics.detector;

/**
 * A number that an alert shows as evidence.
 *
 * @param name in the alert
 * @param unit HKD, shares, ratio, sd, rsi, sessions …
 */
public record Measure(String name, String unit) {}
