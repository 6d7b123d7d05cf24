package io.southflow.topology.market;

import io.southflow.analytics.flow.DaySums;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import io.southflow.schema.MarketPartial;

/** What a part carried from an earlier session has in its sums, though its day has left the window since. */
final class LeftDays {
    static final LeftDays NONE = new LeftDays(0);

    /** By window, then lane; none when nothing has left. */
    private final long[] amounts;

    private LeftDays(int windows) {
        amounts = new long[windows * Money.LANES];
    }

    /**
     * Of a part that tells its days.
     *
     * @param before first days of the windows as of the part's session
     * @param now first days of the windows as of the market's
     */
    static LeftDays of(MarketPartial part, int[] before, int[] now) {
        LeftDays left = new LeftDays(now.length);
        DaySums.read(part.getDays(), (day, channel, buy, sell, basis) -> {
            for (int w = 0; w < now.length; w++) {
                if (day >= before[w] && day < now[w]) {
                    int lane = w * Money.LANES + Money.lane(channel);
                    left.amounts[lane] += buy;
                    left.amounts[lane + 1] += sell;
                }
            }
        });
        return left;
    }

    long buy(int w, Channel channel) {
        return this == NONE ? 0 : amounts[w * Money.LANES + Money.lane(channel)];
    }

    long sell(int w, Channel channel) {
        return this == NONE ? 0 : amounts[w * Money.LANES + Money.lane(channel) + 1];
    }
}
