package io.southflow.analytics.detector;

/** A transition in the life of an alert. */
public enum AlertState {
    RAISED,
    ESCALATED,
    CLEARED
}
