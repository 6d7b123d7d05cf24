package io.southflow.bench.check;

import io.southflow.bench.load.Morning;
import io.southflow.schema.NetInflow;
import io.southflow.schema.WindowFlow;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Holds results against the oracle: whatever is there must be right, and at each full minute after a minute with flows
 * every window of that stock must be there.
 */
public final class ResultCheck {
    /** Longer windows hold the whole morning. */
    private static final int LONGER = Integer.MAX_VALUE / 2;

    private final Oracle oracle;
    private final Problems problems;
    private final List<String> windows;
    private final ToLongFunction<String> earlier;
    /** By symbol and position of the window, the full minutes seen. */
    private final Map<String, BitSet[]> seen = new HashMap<>();

    public ResultCheck(Oracle oracle, Problems problems) {
        this(oracle, problems, List.of("1m", "5m", "15m", "30m", "1h"), window -> 0);
    }

    /**
     * @param windows that every result must have
     * @param earlier what a window holds of the sessions before the load's
     */
    public ResultCheck(Oracle oracle, Problems problems, List<String> windows, ToLongFunction<String> earlier) {
        this.oracle = oracle;
        this.problems = problems;
        this.windows = windows;
        this.earlier = earlier;
    }

    public void take(NetInflow result) {
        int asOf = Morning.secondOf(result.getAsOf());
        if (!oracle.knows(result.getSymbol()) || asOf < 0 || result.getAsOf().getNano() != 0) {
            problems.add("a result of %s as of %s", result.getSymbol(), result.getAsOf());
            return;
        }
        for (WindowFlow window : result.getWindows()) {
            long expected = oracle.net(result.getSymbol(), asOf, seconds(window.getWindow()))
                    + earlier.applyAsLong(window.getWindow());
            if (window.getNetMilliHkd() != expected) {
                problems.add(
                        "%s of %s as of %s is %d and not %d",
                        window.getWindow(), result.getSymbol(), result.getAsOf(), window.getNetMilliHkd(), expected);
            }
            int w = windows.indexOf(window.getWindow());
            if (asOf % 60 == 0 && w >= 0) {
                minutes(result.getSymbol())[w].set(asOf / 60);
            }
        }
    }

    /** @param symbols whose results must be complete by now */
    public void finish(List<String> symbols) {
        for (String symbol : symbols) {
            for (int w = 0; w < windows.size(); w++) {
                BitSet minutes = minutes(symbol)[w];
                for (int minute = 0; minute < Morning.MINUTES; minute++) {
                    if (oracle.hasFlows(symbol, minute) && !minutes.get(minute + 1)) {
                        problems.add(
                                "%s of %s as of %s is missing", windows.get(w), symbol, Morning.at(60 * minute + 60));
                    }
                }
            }
        }
    }

    private static int seconds(String window) {
        int unit = window.endsWith("m") ? 60 : window.endsWith("h") ? 3_600 : 0;
        return unit == 0 ? LONGER : unit * Integer.parseInt(window.substring(0, window.length() - 1));
    }

    private BitSet[] minutes(String symbol) {
        return seen.computeIfAbsent(
                symbol, key -> windows.stream().map(window -> new BitSet()).toArray(BitSet[]::new));
    }
}
