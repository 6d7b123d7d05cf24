package io.southflow.metrics;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.analytics.unit.Windows;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plausible figures of the last seconds of 18 February 2025. */
public final class Sample {
    static final Vocabulary VOCABULARY = new Vocabulary(
            Windows.DEFAULT.labels(),
            List.of(
                    "southbound.flows",
                    "market.ticks",
                    "market.short-sales",
                    "market.daily-bars",
                    "market.corporate-actions"),
            List.of("OVERBOUGHT", "OVERSOLD", "SHORT_SPIKE", "INFLOW_SURGE", "OUTFLOW_SURGE"),
            List.of("WARNING", "CRITICAL"),
            List.of("RAISED", "ESCALATED", "CLEARED"),
            List.of("UNDECODABLE", "LATE", "AHEAD_OF_FEED"),
            ShippedRules.ALL.gauges());

    private static final Map<String, String> NAMES = Map.of("00700", "Tencent", "09988", "Alibaba-W");
    private static final long BILLION_MILLI = 1_000_000_000_000L;
    private static final int WINDOWS = Windows.DEFAULT.size();

    private Sample() {}

    public static Metrics metrics() {
        return metrics(Set.of(), 1_000);
    }

    public static Metrics metrics(Set<String> watched, int max) {
        return new Metrics(watched, max, VOCABULARY, NAMES::get, () -> true, () -> 3_110_400);
    }

    static StockFigures stock(String symbol) {
        return new StockFigures(
                symbol, 513_000, 74.5, 0.93, 15_176_000, nets(11), 3 * BILLION_MILLI, BILLION_MILLI, new double[] {
                    3.1, 4.4
                });
    }

    static StockFigures index(String symbol) {
        long unknown = StockFigures.UNKNOWN;
        return new StockFigures(
                symbol, 5_616_000, 71, 0.9, unknown, new long[0], unknown, unknown, new double[] {Double.NaN, Double.NaN
                });
    }

    /** A stock of which nothing but its being there is known. */
    static StockFigures unknown(String symbol) {
        long unknown = StockFigures.UNKNOWN;
        double nan = Double.NaN;
        return new StockFigures(
                symbol, unknown, nan, nan, unknown, new long[0], unknown, unknown, new double[] {nan, nan});
    }

    static MarketFigures market() {
        return new MarketFigures(
                1_739_865_600_000L,
                true,
                nets(12),
                nets(10),
                nets(22),
                List.of(
                        new MarketFigures.Month("2025-01", 125_592_000_000_000L),
                        new MarketFigures.Month("2025-02", 59_992_000_000_000L)),
                List.of(new MarketFigures.Difference("SH", -1_500_000_000_000L)));
    }

    /** As a running application would have reported it. */
    public static void feed(Metrics metrics) {
        metrics.stock(0, stock("00700"));
        metrics.stock(1, stock("09988"));
        metrics.stock(1, index("HSTECH"));
        metrics.market(market());
        metrics.event("southbound.flows", "accepted", 1_000);
        metrics.event("market.ticks", "duplicate", 3);
        metrics.rejected("LATE");
        metrics.alert("SHORT_SPIKE", "WARNING", "RAISED");
        metrics.activeAlerts(0, "SHORT_SPIKE", "WARNING", 1);
    }

    private static long[] nets(int billions) {
        long[] nets = new long[WINDOWS];
        for (int w = 0; w < WINDOWS; w++) {
            nets[w] = billions * BILLION_MILLI * (w + 1) / WINDOWS;
        }
        return nets;
    }
}
