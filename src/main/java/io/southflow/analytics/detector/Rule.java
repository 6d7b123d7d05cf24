package io.southflow.analytics.detector;

/** The detectors. */
public enum Rule {
    OVERBOUGHT,
    OVERSOLD,
    SHORT_SPIKE,
    INFLOW_SURGE,
    OUTFLOW_SURGE
}
