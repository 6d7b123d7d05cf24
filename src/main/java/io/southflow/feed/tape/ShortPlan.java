package io.southflow.feed.tape;

import java.util.List;

/**
 * Shares sold short per stock and day. Those of 00700 in the sessions come from {@code sessions.csv}; all others swing
 * within bounds that no report of them can leave as a spike.
 */
final class ShortPlan {
    /** Reported days before the first session. */
    static final int HISTORY = 25;

    private static final long LOT = 100;
    private static final double USUAL_TURNOVER_HKD = 125e9;
    private static final double TENCENT_USUAL = 4_900_000;

    private final long seed;
    private final List<Listing> listings;
    private final List<SessionRow> sessions;
    private final TapeDays days;
    private final PricePlan prices;

    ShortPlan(long seed, List<Listing> listings, List<SessionRow> sessions, TapeDays days, PricePlan prices) {
        this.seed = seed;
        this.listings = listings;
        this.sessions = sessions;
        this.days = days;
        this.prices = prices;
    }

    long dayShares(int listing, int number) {
        Noise noise = Noise.of(seed, Noise.Purpose.SHORTS, listing, number);
        boolean tencent = listings.get(listing).symbol().equals("00700");
        int session = number - days.first();
        if (tencent && session >= 0) {
            return sessions.get(session).tencentShorts();
        }
        double swing = tencent ? noise.between(0.82, 1.2) : noise.between(0.75, 1.3);
        double rally = session > 0 ? 1 + 0.2 * session / days.sessions() : 1;
        double length = days.isHalfDay(number) ? 0.6 : 1;
        return lots(usual(listing, tencent) * swing * rally * length);
    }

    /** Up to the morning close: part of the day's. */
    long morningShares(int listing, int number) {
        double part =
                Noise.of(seed, Noise.Purpose.MORNING_SHARE, listing, number).between(0.38, 0.55);
        return lots(dayShares(listing, number) * part);
    }

    long turnoverMilli(int listing, int number, long shares) {
        return shares * prices.bar(listing, number).middle();
    }

    private double usual(int listing, boolean tencent) {
        if (tencent) {
            return TENCENT_USUAL;
        }
        Listing stock = listings.get(listing);
        double price = prices.bar(listing, days.first()).close() / 1000.0;
        return USUAL_TURNOVER_HKD * stock.turnover() * stock.shorts() / price;
    }

    private static long lots(double shares) {
        return Math.max(1, Math.round(shares / LOT)) * LOT;
    }
}
