package io.southflow.analytics.unit;

/** The channels of Stock Connect: Shanghai and Shenzhen. */
public enum Channel {
    SH,
    SZ
}
