package io.southflow.analytics;

/** How bad an alert is. */
public enum Severity {
    WARNING,
    CRITICAL
}
