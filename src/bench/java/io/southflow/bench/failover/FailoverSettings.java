package io.southflow.bench.failover;

/**
 * As {@code -Dbench.session} and so on say.
 *
 * @param sessionMs without a heartbeat, after which the group gives up an instance
 * @param transactionMs after which the broker takes back what an instance left open
 * @param rate flows a second
 */
record FailoverSettings(int sessionMs, int transactionMs, int rate) {
    static FailoverSettings fromSystemProperties() {
        return new FailoverSettings(
                Integer.getInteger("bench.session"),
                Integer.getInteger("bench.transaction"),
                Integer.getInteger("bench.feed"));
    }
}
