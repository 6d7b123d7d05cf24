package io.southflow.feed.tape;

import io.southflow.feed.tape.SessionBuffer.Kind;

/**
 * Ticks, heartbeat and official bar of one listing in one session. The price walks from the open over the day's two
 * extremes to the close, so that the bar is exactly that of the ticks; volumes add up to about the planned turnover and
 * the bar carries what they did add up to.
 */
final class TickWriter {
    private static final double OPENING_SHARE = 0.02;
    private static final double CLOSING_SHARE = 0.07;
    private static final long LOT = 100;
    /** Of a walk's step, in parts of the day's range over the root of the number of ticks. */
    private static final double STEP = 0.8;

    private final Market market;
    private final SessionClock clock;
    private final int session;
    private final SessionBuffer out;

    TickWriter(Market market, SessionClock clock, int session, SessionBuffer out) {
        this.market = market;
        this.clock = clock;
        this.session = session;
        this.out = out;
    }

    void write(int listing) {
        int number = market.days().first() + session;
        boolean index = market.listings().get(listing).index();
        PricePlan.Bar bar = market.prices().bar(listing, number);
        Noise noise = market.noise(Noise.Purpose.TICKS, listing, session);
        double turnoverMilli = market.turnover().turnover(listing, session) * 1000;
        int last = market.density().ticks(listing, clock.half()) - 1;
        PricePath path = new PricePath(bar, last, index, noise);
        long volumes = 0;
        long turnover = 0;
        Kind side = Kind.BUY;
        long before = bar.open();
        for (int i = 0; i <= last; i++) {
            long price = path.next();
            // The tick rule: the side of the last change of price.
            side = price == before ? side : price > before ? Kind.BUY : Kind.SELL;
            before = price;
            boolean auction = i == 0 || i == last;
            double share = i == 0 ? OPENING_SHARE : i == last ? CLOSING_SHARE : continuousShare(last, noise);
            long volume = index ? 0 : Math.max(1, Math.round(turnoverMilli * share / price / LOT)) * LOT;
            out.add(time(i, last, index, noise), kind(index, auction, side), listing, price, volume, i + 1);
            volumes += volume;
            turnover += volume * price;
        }
        out.add(clock.heartbeat(), Kind.HEARTBEAT, listing, 0, 0, last + 2);
        out.add(clock.dailyBar(), Kind.BAR, listing, volumes, turnover, 0);
    }

    private static double continuousShare(int last, Noise noise) {
        return (1 - OPENING_SHARE - CLOSING_SHARE) / (last - 1) * noise.between(0.4, 1.6);
    }

    private static Kind kind(boolean index, boolean auction, Kind side) {
        if (index) {
            return Kind.LEVEL;
        }
        return auction ? Kind.AUCTION : side;
    }

    private int time(int i, int last, boolean index, Noise noise) {
        if (i == 0) {
            return index ? clock.open() : clock.openingAuction(noise.uniform());
        }
        if (i == last) {
            return clock.closingAuction(noise.uniform());
        }
        return clock.continuous(DayShape.timeOf((i - 1 + noise.uniform()) / (last - 1)));
    }

    /** From the open to one extreme, to the other, to the close; each a bridge that keeps within the day's range. */
    private static final class PricePath {
        private final PricePlan.Bar bar;
        private final boolean index;
        private final Noise noise;
        private final double step;
        private final int[] turns;
        private final long[] targets;
        private int place;
        private int turn;
        private double at;

        PricePath(PricePlan.Bar bar, int last, boolean index, Noise noise) {
            this.bar = bar;
            this.index = index;
            this.noise = noise;
            step = STEP * (bar.high() - bar.low()) / Math.sqrt(last + 1);
            int middle = (last + 1) / 2;
            turns = new int[] {0, 1 + noise.below(middle - 1), middle + noise.below(last - middle), last};
            boolean highFirst = noise.uniform() < (bar.close() < bar.open() ? 0.8 : 0.2);
            long early = highFirst ? bar.high() : bar.low();
            long late = highFirst ? bar.low() : bar.high();
            targets = new long[] {bar.open(), early, late, bar.close()};
            at = bar.open();
        }

        long next() {
            int left = turns[turn] - place + 1;
            place++;
            if (left == 1) {
                at = targets[turn++];
                return (long) at;
            }
            at += (targets[turn] - at) / left + step * Math.sqrt((left - 1.0) / left) * noise.bell();
            at = Math.min(bar.high(), Math.max(bar.low(), at));
            return PriceGrid.nearest(at, index);
        }
    }
}
