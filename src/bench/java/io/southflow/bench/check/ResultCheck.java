package io.southflow.bench.check;

import io.southflow.bench.load.Morning;
import io.southflow.schema.NetInflow;
import io.southflow.schema.WindowFlow;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds results against the oracle: whatever is there must be right, and at each full minute after a minute with flows
 * every window of that stock must be there.
 */
public final class ResultCheck {
    /** Longer windows hold the whole morning. */
    private static final int LONGER = Integer.MAX_VALUE / 2;

    private static final Map<String, Integer> SECONDS =
            Map.of("1m", 60, "5m", 300, "15m", 900, "30m", 1_800, "1h", 3_600);

    private final Oracle oracle;
    private final Problems problems;
    /** By symbol and window, the full minutes seen. */
    private final Map<String, BitSet> seen = new HashMap<>();

    public ResultCheck(Oracle oracle, Problems problems) {
        this.oracle = oracle;
        this.problems = problems;
    }

    public void take(NetInflow result) {
        int asOf = Morning.secondOf(result.getAsOf());
        if (!oracle.knows(result.getSymbol()) || asOf < 0 || result.getAsOf().getNano() != 0) {
            problems.add("a result of %s as of %s", result.getSymbol(), result.getAsOf());
            return;
        }
        for (WindowFlow window : result.getWindows()) {
            int seconds = SECONDS.getOrDefault(window.getWindow(), LONGER);
            long expected = oracle.net(result.getSymbol(), asOf, seconds);
            if (window.getNetMilliHkd() != expected) {
                problems.add(
                        "%s of %s as of %s is %d and not %d",
                        window.getWindow(), result.getSymbol(), result.getAsOf(), window.getNetMilliHkd(), expected);
            }
            if (asOf % 60 == 0) {
                minutes(result.getSymbol(), window.getWindow()).set(asOf / 60);
            }
        }
    }

    /** @param symbols whose results must be complete by now */
    public void finish(List<String> symbols) {
        for (String symbol : symbols) {
            for (String window : SECONDS.keySet()) {
                BitSet minutes = minutes(symbol, window);
                for (int minute = 0; minute < Morning.MINUTES; minute++) {
                    if (oracle.hasFlows(symbol, minute) && !minutes.get(minute + 1)) {
                        problems.add("%s of %s as of %s is missing", window, symbol, Morning.at(60 * minute + 60));
                    }
                }
            }
        }
    }

    private BitSet minutes(String symbol, String window) {
        return seen.computeIfAbsent(symbol + " " + window, key -> new BitSet());
    }
}
