package io.southflow.bench.contestant.flink;

/** A row of the table that SQL reads: a POJO in Flink's sense. */
public final class Net {
    public String symbol;
    public long net;

    public Net() {}

    Net(String symbol, long net) {
        this.symbol = symbol;
        this.net = net;
    }
}
