package io.southflow.bench.latency;

/** What is waited for. */
enum Kind {
    /** A record that comes back as it went. */
    ECHO("record", true),
    /** A stock's money as of a full minute. Others come by the wall clock, as of any second and so of full minutes too. */
    NET_INFLOW("net inflow", false),
    ALERT("alert", true);

    private final String label;
    private final boolean exact;

    Kind(String label, boolean exact) {
        this.label = label;
        this.exact = exact;
    }

    /** Whether a result that is not waited for is wrong. */
    boolean isExact() {
        return exact;
    }

    String label() {
        return label;
    }
}
