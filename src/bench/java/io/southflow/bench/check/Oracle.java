package io.southflow.bench.check;

import io.southflow.bench.load.Morning;
import io.southflow.schema.SouthboundFlow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is right, computed from the load in the plainest way, with nothing of Southflow's in it. */
public final class Oracle {
    private final Map<String, long[]> netOfSecond = new HashMap<>();
    private final Map<String, int[]> flowsOfMinute = new HashMap<>();

    public Oracle(List<String> symbols) {
        symbols.forEach(symbol -> {
            netOfSecond.put(symbol, new long[Morning.SECONDS]);
            flowsOfMinute.put(symbol, new int[Morning.MINUTES]);
        });
    }

    public void take(SouthboundFlow flow) {
        int second = Morning.secondOf(flow.getEventTime());
        if (second < Morning.SECONDS) {
            netOfSecond.get(flow.getSymbol())[second] += flow.getBuyMilliHkd() - flow.getSellMilliHkd();
            flowsOfMinute.get(flow.getSymbol())[second / 60]++;
        }
    }

    public boolean knows(String symbol) {
        return netOfSecond.containsKey(symbol);
    }

    /** Net of a window's seconds in (asOf - window, asOf]. */
    public long net(String symbol, int asOf, int window) {
        long[] nets = netOfSecond.get(symbol);
        long net = 0;
        for (int second = Math.max(0, asOf - window + 1); second <= asOf && second < nets.length; second++) {
            net += nets[second];
        }
        return net;
    }

    public boolean hasFlows(String symbol, int minute) {
        return flowsOfMinute.get(symbol)[minute] > 0;
    }

    /** Net of the whole load. */
    public long total(String symbol) {
        return net(symbol, Morning.SECONDS, Morning.SECONDS + 1);
    }
}
