package io.southflow.bench.latency;

/** What a contestant promises about its results when it fails. */
public enum Guarantee {
    /** Results become visible when a transaction ends. */
    EXACTLY_ONCE("exactly-once", "exactly_once_v2"),
    /** Results become visible as they are written. */
    AT_LEAST_ONCE("at-least-once", "at_least_once");

    private final String label;
    private final String setting;

    Guarantee(String label, String setting) {
        this.label = label;
        this.setting = setting;
    }

    String label() {
        return label;
    }

    /** Kafka Streams' name for it. */
    String setting() {
        return setting;
    }
}
