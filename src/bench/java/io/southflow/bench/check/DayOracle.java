package io.southflow.bench.check;

import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.WindowFlow;
import java.util.HashMap;
import java.util.Map;

/** What is right at the end of a day: each stock's net, the market's, and how many events there were. */
public final class DayOracle {
    private static final String DAY = "1d";

    private final Map<String, Long> nets = new HashMap<>();
    private final Map<String, Long> shown = new HashMap<>();
    private long events;

    public void count() {
        events++;
    }

    public void take(SouthboundFlow flow) {
        count();
        nets.merge(flow.getSymbol(), flow.getBuyMilliHkd() - flow.getSellMilliHkd(), Long::sum);
    }

    public long events() {
        return events;
    }

    /** Takes the results in the order in which they were written, of which the last counts. */
    public void take(NetInflow result) {
        for (WindowFlow window : result.getWindows()) {
            if (window.getWindow().equals(DAY)) {
                shown.put(result.getSymbol(), window.getNetMilliHkd());
            }
        }
    }

    /** Whether a snapshot shows the day's end. */
    public boolean isEndOf(MarketFlow market) {
        return market.getEvents().getRead() == events;
    }

    /** Judges the results taken since the last time. */
    public void checkStocks(Problems problems) {
        nets.forEach((symbol, net) -> {
            if (!net.equals(shown.get(symbol))) {
                problems.add("%s of %s is %s and not %d", DAY, symbol, shown.get(symbol), net);
            }
        });
        shown.clear();
    }

    public void check(MarketFlow market, Problems problems) {
        long net = nets.values().stream().mapToLong(Long::longValue).sum();
        market.getTotals().stream()
                .filter(total ->
                        total.getWindow().equals(DAY) && total.getChannel().equals("ALL"))
                .filter(total -> total.getNetMilliHkd() != net)
                .forEach(total -> problems.add("the market's day is %d and not %d", total.getNetMilliHkd(), net));
        if (market.getEvents().getDuplicate()
                        + market.getEvents().getLate()
                        + market.getEvents().getRejected()
                != 0) {
            problems.add("events were left out: %s", market.getEvents());
        }
    }
}
