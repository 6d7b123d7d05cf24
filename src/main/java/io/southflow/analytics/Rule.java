package io.southflow.analytics;

/** The detectors. */
public enum Rule {
    OVERBOUGHT,
    OVERSOLD,
    SHORT_SPIKE,
    INFLOW_SURGE,
    OUTFLOW_SURGE
}
