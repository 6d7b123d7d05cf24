package io.southflow.feed.tape;

import java.util.List;

/** Turnover of every stock in every session, in Hong Kong dollars, and the part of it that is southbound. */
final class TurnoverPlan {
    /** Southbound buying and selling over the turnover of a stock that southbound money can buy. */
    private static final double SOUTHBOUND_SHARE = 0.21;

    private final double[][] turnover;

    TurnoverPlan(long seed, List<Listing> listings, List<SessionRow> sessions) {
        turnover = new double[sessions.size()][];
        for (int session = 0; session < turnover.length; session++) {
            turnover[session] =
                    spread(seed, listings, session, sessions.get(session).turnoverHkd());
        }
    }

    private static double[] spread(long seed, List<Listing> listings, int session, double market) {
        double[] shares = new double[listings.size()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            Noise noise = Noise.of(seed, Noise.Purpose.TURNOVER, i, session);
            shares[i] = listings.get(i).turnover() * noise.between(0.8, 1.2);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] *= market / sum;
        }
        return shares;
    }

    double turnover(int listing, int session) {
        return turnover[session][listing];
    }

    /** Southbound money bought and sold. */
    double southbound(int listing, int session) {
        return SOUTHBOUND_SHARE * turnover[session][listing];
    }
}
