package io.southflow.analytics;

/** The channels of Stock Connect: Shanghai and Shenzhen. */
public enum Channel {
    SH,
    SZ
}
