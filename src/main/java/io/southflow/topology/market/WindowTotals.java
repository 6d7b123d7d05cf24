package io.southflow.topology.market;

import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import io.southflow.analytics.unit.WindowSums;
import io.southflow.analytics.unit.Windows;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.Ranking;
import io.southflow.wire.Words;
import java.util.ArrayList;
import java.util.List;

/** The windows of many stocks added up, and who leads in each. */
final class WindowTotals {
    private static final Channel[] CHANNELS = Channel.values();

    private final Windows windows;
    private final long[][] totals;
    private final int[] masks;
    private final List<Boards> boards = new ArrayList<>();

    WindowTotals(Windows windows, int leaders) {
        this.windows = windows;
        totals = new long[windows.size()][Money.LANES];
        masks = new int[windows.size()];
        for (int w = 0; w < totals.length; w++) {
            boards.add(new Boards(leaders));
        }
    }

    void add(String symbol, WindowSums sums) {
        for (int w = 0; w < totals.length; w++) {
            for (int lane = 0; lane < Money.LANES; lane++) {
                totals[w][lane] = Money.sum(totals[w][lane], sums.amount(w, lane));
            }
            masks[w] |= sums.basisMask(w);
            boards.get(w).add(symbol, sums.net(w));
        }
    }

    /** Of each window both channels. */
    List<ChannelFlow> flows() {
        List<ChannelFlow> flows = new ArrayList<>(totals.length * CHANNELS.length);
        for (int w = 0; w < totals.length; w++) {
            for (Channel channel : CHANNELS) {
                long buy = totals[w][Money.lane(channel)];
                long sell = totals[w][Money.lane(channel) + 1];
                flows.add(new ChannelFlow(
                        channel.name(),
                        windows.get(w).label(),
                        buy,
                        sell,
                        buy - sell,
                        Words.toSchema(Basis.weakest(masks[w])),
                        0));
            }
        }
        return flows;
    }

    List<Ranking> rankings() {
        List<Ranking> rankings = new ArrayList<>(totals.length);
        for (int w = 0; w < totals.length; w++) {
            rankings.add(boards.get(w).ranking(windows.get(w).label()));
        }
        return rankings;
    }
}
