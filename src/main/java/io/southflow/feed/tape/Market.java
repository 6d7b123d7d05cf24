package io.southflow.feed.tape;

import io.southflow.calendar.TradingCalendar;
import io.southflow.feed.Securities;
import java.util.List;

/** Everything that is fixed before the first event: who trades, when, at which prices, and what each day adds up to. */
record Market(
        long seed,
        List<Listing> listings,
        List<SessionRow> sessions,
        TapeDays days,
        Density density,
        PricePlan prices,
        TurnoverPlan turnover,
        NetPlan nets,
        ShortPlan shorts,
        List<Burst> bursts) {

    static Market of(long seed, int scale, TradingCalendar calendar) {
        List<Listing> listings = Listing.all(seed, Securities.load());
        List<SessionRow> sessions = SessionRow.all();
        TapeDays days = TapeDays.of(calendar, ClosePlan.firstKnown(), sessions);
        PricePlan prices = new PricePlan(seed, listings, days);
        TurnoverPlan turnover = new TurnoverPlan(seed, listings, sessions);
        return new Market(
                seed,
                listings,
                sessions,
                days,
                new Density(listings, scale),
                prices,
                turnover,
                new NetPlan(seed, listings, sessions, turnover),
                new ShortPlan(seed, listings, sessions, days, prices),
                Burst.all());
    }

    Noise noise(Noise.Purpose purpose, int listing, int day) {
        return Noise.of(seed, purpose, listing, day);
    }
}
