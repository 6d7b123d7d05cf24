package io.southflow.feed.tape;

import java.util.List;

/** How many events each listing has in a session: more for larger stocks, known without generating them. */
final class Density {
    private static final double HALF_DAY = 0.45;
    private static final int INDEX_TICKS = 1_320;
    /** Of a stock of average size, half of it for every stock and half by size. */
    private static final int TICKS = 50;

    private static final int FLOWS = 20;

    private final List<Listing> listings;
    private final int scale;
    private final double stocks;

    Density(List<Listing> listings, int scale) {
        this.listings = listings;
        this.scale = scale;
        this.stocks = listings.stream().filter(listing -> !listing.index()).count();
    }

    /** Ticks with both auctions, without the heartbeat. */
    int ticks(int listing, boolean halfDay) {
        double full = listings.get(listing).index() ? INDEX_TICKS : TICKS * (1 + size(listing));
        return count(full, halfDay);
    }

    /** Flows per channel on a southbound day, without the heartbeat. */
    int flows(int listing) {
        return listings.get(listing).southbound() ? count(FLOWS * (1 + size(listing)), false) : 0;
    }

    private double size(int listing) {
        return listings.get(listing).turnover() * stocks;
    }

    private int count(double full, boolean halfDay) {
        return scale * (int) Math.round(halfDay ? full * HALF_DAY : full);
    }
}
