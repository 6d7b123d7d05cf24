package io.southflow.analytics.detector;

/** How bad an alert is. */
public enum Severity {
    WARNING,
    CRITICAL
}
