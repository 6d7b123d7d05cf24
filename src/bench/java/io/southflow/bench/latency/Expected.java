package io.southflow.bench.latency;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which result must come, and which event is its cause; from the schedule alone, with nothing of Southflow's in it.
 *
 * <p>Money of a minute is shown as of the minute's end, caused by the stock's first flow past it. A price is judged as of
 * its second, caused by the stock's first tick past that.
 */
final class Expected {
    /** In place of an event: nothing causes this result. */
    static final int NONE = -1;

    private static final int MINUTE = 60;

    private final Schedule schedule;
    private final Prices prices;
    private final int[][] netInflows;
    private final int[][] alerts;
    private final BitSet netInflowCauses = new BitSet();
    private final BitSet alertCauses = new BitSet();

    Expected(Schedule schedule, Prices prices) {
        this.schedule = schedule;
        this.prices = prices;
        netInflows = nothing(schedule.tradingSeconds() / MINUTE + 1);
        alerts = nothing(schedule.tradingSeconds());
        followFlows();
        followTicks();
    }

    private int[][] nothing(int length) {
        int[][] nothing = new int[schedule.stocks()][length];
        Arrays.stream(nothing).forEach(row -> Arrays.fill(row, NONE));
        return nothing;
    }

    private void followFlows() {
        int[] due = new int[schedule.stocks()];
        Arrays.fill(due, NONE);
        for (int event = 0; event < schedule.events(); event++) {
            if (!schedule.isFlow(event)) {
                continue;
            }
            int stock = schedule.stockOf(event);
            int second = schedule.secondOf(event);
            if (due[stock] != NONE && second > due[stock]) {
                netInflows[stock][due[stock] / MINUTE] = event;
                netInflowCauses.set(event);
                due[stock] = NONE;
            }
            if (due[stock] == NONE) {
                due[stock] = (second + MINUTE - 1) / MINUTE * MINUTE;
            }
        }
    }

    private void followTicks() {
        int[] last = new int[schedule.stocks()];
        boolean[] active = new boolean[schedule.stocks()];
        Arrays.fill(last, NONE);
        for (int event = 0; event < schedule.events(); event++) {
            int stock = schedule.stockOf(event);
            if (schedule.isFlow(event) || !prices.alternates(stock)) {
                continue;
            }
            int second = schedule.secondOf(event);
            if (last[stock] != NONE && second > last[stock] && active[stock] != prices.isOverbought(last[stock])) {
                alerts[stock][last[stock]] = event;
                alertCauses.set(event);
                active[stock] = !active[stock];
            }
            last[stock] = second;
        }
    }

    /** The event that causes the NetInflow of a stock as of a full minute. */
    int causeOfNetInflow(int stock, int minute) {
        return netInflows[stock][minute];
    }

    /** The event that causes the alert of a stock as of a second. */
    int causeOfAlert(int stock, int second) {
        return alerts[stock][second];
    }

    /** The events that cause results of a kind. */
    BitSet causes(Kind kind) {
        return switch (kind) {
            case NET_INFLOW -> netInflowCauses;
            case ALERT -> alertCauses;
            case ECHO -> {
                BitSet all = new BitSet();
                all.set(0, schedule.events());
                yield all;
            }
        };
    }
}
