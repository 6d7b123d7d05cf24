package io.southflow.bench.contestant;

import io.southflow.schema.Basis;
import io.southflow.schema.NetInflow;
import io.southflow.schema.WindowFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The windows of Southflow's that others compute as well, each moved on by a minute. They compute the net alone, so what
 * they write says nothing of bought and sold.
 */
public enum Hop {
    M1("1m", 1),
    M5("5m", 5),
    M15("15m", 15),
    M30("30m", 30),
    H1("1h", 60);

    private static final ZoneOffset HONG_KONG = ZoneOffset.ofHours(8);

    private final String label;
    private final int minutes;

    Hop(String label, int minutes) {
        this.label = label;
        this.minutes = minutes;
    }

    public String label() {
        return label;
    }

    public int minutes() {
        return minutes;
    }

    public WindowFlow window(long net) {
        return window(label, net);
    }

    public static WindowFlow window(String label, long net) {
        return new WindowFlow(label, 0L, 0L, net, 1, true, Basis.SIMULATED);
    }

    /** A result of one stock. */
    public static NetInflow result(String symbol, Instant asOf, List<WindowFlow> windows) {
        return new NetInflow(symbol, asOf, LocalDate.ofInstant(asOf, HONG_KONG), windows);
    }
}
