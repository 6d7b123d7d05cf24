package io.southflow.feed.tape;

import io.southflow.calendar.TradingTime;
import io.southflow.feed.tape.SessionBuffer.Kind;

/**
 * Southbound flows and heartbeat of one stock in one session. Net buying follows the day's activity, with a little noise
 * that is gone by the close and perhaps a burst; what it has added up to by each event is rounded, so that the events
 * of the day add up to the plan to the thousandth of a dollar.
 */
final class FlowWriter {
    /** Of an event's net, in parts of its usual turnover. */
    private static final double NOISE = 0.25;
    /** Turnover is at least this multiple of the net it carries. */
    private static final double LEAST_TURNOVER = 1.3;

    private final Market market;
    private final SessionClock clock;
    private final int session;
    private final SessionBuffer out;

    FlowWriter(Market market, SessionClock clock, int session, SessionBuffer out) {
        this.market = market;
        this.clock = clock;
        this.session = session;
        this.out = out;
    }

    void write(int listing) {
        Noise noise = market.noise(Noise.Purpose.CHANNEL, listing, session);
        double shanghai = noise.between(0.45, 0.65);
        long net = market.nets().net(listing, session);
        long shanghaiNet = Math.round(net * shanghai);
        int count = market.density().flows(listing);
        write(listing, Kind.FLOW_SH, count, shanghaiNet, shanghai);
        write(listing, Kind.FLOW_SZ, count, net - shanghaiNet, 1 - shanghai);
        out.add(clock.heartbeat(), Kind.FLOW_SH, listing, 0, 0, count + 1);
    }

    private void write(int listing, Kind channel, int count, long net, double share) {
        boolean isShanghai = channel == Kind.FLOW_SH;
        Noise noise = market.noise(isShanghai ? Noise.Purpose.FLOWS_SH : Noise.Purpose.FLOWS_SZ, listing, session);
        Burst burst = Burst.of(
                market.bursts(), clock.day(), market.listings().get(listing).symbol());
        double even = net - share * burst.netMilliHkd();
        double planned = share * market.turnover().southbound(listing, session) * 1000;
        double usual = Math.max(planned, LEAST_TURNOVER * Math.abs(even)) / count;
        double wander = 0;
        long before = 0;
        for (int i = 1; i <= count; i++) {
            double left = count - i + 1;
            wander += -wander / left + NOISE * usual * Math.sqrt((left - 1) / left) * noise.bell();
            double part = DayShape.timeOf((i - 1 + noise.uniform()) / count);
            double by = even * i / count + wander + share * burst.by(part * TradingTime.CLOSE);
            long after = i == count ? net : Math.round(by);
            long amount = after - before;
            before = after;
            double turnover = Math.max(usual * noise.between(0.5, 1.5), LEAST_TURNOVER * Math.abs(amount));
            long bothWays = (long) ((turnover - Math.abs(amount)) / 2);
            out.add(
                    clock.continuous(part),
                    channel,
                    listing,
                    bothWays + Math.max(amount, 0),
                    bothWays + Math.max(-amount, 0),
                    i);
        }
    }
}
