package io.southflow.analytics;

/** A transition in the life of an alert. */
public enum AlertState {
    RAISED,
    ESCALATED,
    CLEARED
}
