package io.southflow.bench.latency;

/** What is waited for. */
enum Kind {
    /** A record that comes back as it went. */
    ECHO("record"),
    /** A stock's money as of a full minute. */
    NET_INFLOW("net inflow"),
    ALERT("alert");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
