package io.southflow.bench.replay;

/** How large the replayed session is, as {@code -Dbench.ticks} and so on say. */
record ReplaySize(int ticks, int flows, int bars) {
    static ReplaySize fromSystemProperties() {
        return new ReplaySize(
                Integer.getInteger("bench.ticks"), Integer.getInteger("bench.flows"), Integer.getInteger("bench.bars"));
    }
}
