package io.southflow.bench.check;

import io.southflow.bench.load.Morning;
import io.southflow.schema.SouthboundFlow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is right, computed from the load in the plainest way, with nothing of Southflow's in it. */
public final class Oracle {
    /** What one stock has netted by each second that saw money, in order of time, and how often it did in each minute. */
    private static final class Nets {
        private final int[] flowsOfMinute = new int[Morning.MINUTES];
        private int size;
        private int[] seconds = new int[16];
        private long[] netBySecond = new long[16];

        private void add(int second, long net) {
            flowsOfMinute[second / 60]++;
            if (size > 0 && seconds[size - 1] == second) {
                netBySecond[size - 1] += net;
                return;
            }
            if (size == seconds.length) {
                seconds = Arrays.copyOf(seconds, size * 2);
                netBySecond = Arrays.copyOf(netBySecond, size * 2);
            }
            seconds[size] = second;
            netBySecond[size] = net + (size == 0 ? 0 : netBySecond[size - 1]);
            size++;
        }

        private long by(int second) {
            int at = Arrays.binarySearch(seconds, 0, size, second);
            int count = at < 0 ? -at - 1 : at + 1;
            return count == 0 ? 0 : netBySecond[count - 1];
        }
    }

    private final Map<String, Nets> netsOfStock = new HashMap<>();

    public Oracle(List<String> symbols) {
        symbols.forEach(symbol -> netsOfStock.put(symbol, new Nets()));
    }

    /** Takes a flow; those of a stock come in the order of time. */
    public void take(SouthboundFlow flow) {
        int second = Morning.secondOf(flow.getEventTime());
        if (second < Morning.SECONDS) {
            netsOfStock.get(flow.getSymbol()).add(second, flow.getBuyMilliHkd() - flow.getSellMilliHkd());
        }
    }

    public boolean knows(String symbol) {
        return netsOfStock.containsKey(symbol);
    }

    /** Net of a window's seconds in (asOf - window, asOf]. */
    public long net(String symbol, int asOf, int window) {
        Nets of = netsOfStock.get(symbol);
        return of.by(asOf) - of.by(asOf - window);
    }

    public boolean hasFlows(String symbol, int minute) {
        return netsOfStock.get(symbol).flowsOfMinute[minute] > 0;
    }

    /** Net of the whole load. */
    public long total(String symbol) {
        return net(symbol, Morning.SECONDS, Morning.SECONDS + 1);
    }
}
