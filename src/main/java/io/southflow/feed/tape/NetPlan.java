package io.southflow.feed.tape;

import java.util.List;

/**
 * Southbound net buying of every stock in every session, thousandths of a Hong Kong dollar. Sums over stocks are exactly
 * the market's of {@code sessions.csv}, the leaders' exactly their own. All others share the rest by a taste that stays
 * the same over the tape and is bounded, so that none of them comes near the fifth leader.
 */
final class NetPlan {
    /** Larger stocks than this attract no more of the rest: it keeps the sixth of the leaderboard below two billion. */
    private static final double LARGEST_SHARE = 0.0036;
    /** Noise of one session, in parts of the stock's southbound turnover. */
    private static final double NOISE = 0.03;

    private final long[][] net;

    NetPlan(long seed, List<Listing> listings, List<SessionRow> sessions, TurnoverPlan turnover) {
        double[] taste = taste(seed, listings, sessions.get(0));
        net = new long[sessions.size()][listings.size()];
        for (int session = 0; session < net.length; session++) {
            if (sessions.get(session).southbound()) {
                spread(seed, listings, sessions.get(session), session, turnover, taste);
            }
        }
    }

    long net(int listing, int session) {
        return net[session][listing];
    }

    /** Share of each stock in what the leaders leave; some are negative, leaders have none, the sum is 1. */
    private static double[] taste(long seed, List<Listing> listings, SessionRow row) {
        double[] taste = new double[listings.size()];
        double sum = 0;
        for (int i = 0; i < taste.length; i++) {
            Listing listing = listings.get(i);
            if (listing.southbound() && !row.leaders().containsKey(listing.symbol())) {
                Noise noise = Noise.of(seed, Noise.Purpose.NET_SHARE, i, 0);
                double liking = noise.between(listing.named() ? 0.6 : -0.4, 1.8);
                taste[i] = Math.min(listing.turnover(), LARGEST_SHARE) * liking;
                sum += taste[i];
            }
        }
        for (int i = 0; i < taste.length; i++) {
            taste[i] /= sum;
        }
        return taste;
    }

    private void spread(
            long seed, List<Listing> listings, SessionRow row, int session, TurnoverPlan turnover, double[] taste) {
        long[] nets = net[session];
        long rest = row.netMilliHkd();
        for (long leader : row.leaders().values()) {
            rest -= leader;
        }
        long left = rest;
        double size = 0;
        for (int i = 0; i < nets.length; i++) {
            Long leader = row.leaders().get(listings.get(i).symbol());
            if (leader != null) {
                nets[i] = leader;
            } else if (taste[i] != 0) {
                Noise noise = Noise.of(seed, Noise.Purpose.NET, i, session);
                double swing = NOISE * turnover.southbound(i, session) * 1000 * noise.between(-1, 1);
                nets[i] = Math.round(taste[i] * rest + swing);
                left -= nets[i];
                size += listings.get(i).turnover();
            }
        }
        settle(nets, listings, taste, left, size);
    }

    /** Takes back what the noise added to the market, from every stock by its size, the last taking what remains. */
    private static void settle(long[] nets, List<Listing> listings, double[] taste, long left, double size) {
        long remainder = left;
        int last = -1;
        for (int i = 0; i < nets.length; i++) {
            if (taste[i] != 0) {
                long part = Math.round(left * (listings.get(i).turnover() / size));
                nets[i] += part;
                remainder -= part;
                last = i;
            }
        }
        nets[last] += remainder;
    }
}
