package io.southflow.bench.growth;

/**
 * What a load is like.
 *
 * @param trading stocks that trade in any one minute
 * @param history sessions before that of the load
 */
record Shape(int stocks, int trading, int partitions, int history) {
    /** Prefix of the topics that it lies in. */
    String prefix() {
        return "growth-%d-%d-%d-%d.".formatted(stocks, trading, partitions, history);
    }
}
