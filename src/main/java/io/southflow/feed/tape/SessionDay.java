package io.southflow.feed.tape;

import io.southflow.feed.publish.FeedEvent;
import io.southflow.feed.tape.SessionBuffer.Kind;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ReportSession;
import io.southflow.schema.Side;
import io.southflow.schema.TradeType;
import java.util.function.IntFunction;

/** One live session: every stock's events in order of time, from the opening auction to the last official report. */
final class SessionDay implements TapeDay {
    private final Market market;
    private final TapeEvents events;
    private final int session;
    private final boolean southbound;
    private final SessionClock clock;
    private final int size;

    SessionDay(Market market, TapeEvents events, int session) {
        this.market = market;
        this.events = events;
        this.session = session;
        this.southbound = market.sessions().get(session).southbound();
        int number = market.days().first() + session;
        this.clock = new SessionClock(market.days().day(number), market.days().isHalfDay(number));
        this.size = count();
    }

    @Override
    public int size() {
        return size;
    }

    private int count() {
        int count = 0;
        for (int i = 0; i < market.listings().size(); i++) {
            Listing listing = market.listings().get(i);
            int heartbeatAndBar = 2;
            count += market.density().ticks(i, clock.half()) + heartbeatAndBar;
            count += listing.index() ? 0 : clock.half() ? 1 : 2;
            if (listing.southbound() && southbound) {
                count += 2 * market.density().flows(i) + 1;
            }
        }
        return count;
    }

    @Override
    public IntFunction<FeedEvent> open() {
        SessionBuffer buffer = new SessionBuffer(size);
        TickWriter ticks = new TickWriter(market, clock, session, buffer);
        FlowWriter flows = new FlowWriter(market, clock, session, buffer);
        for (int i = 0; i < market.listings().size(); i++) {
            Listing listing = market.listings().get(i);
            ticks.write(i);
            if (!listing.index()) {
                writeShorts(i, buffer);
            }
            if (listing.southbound() && southbound) {
                flows.write(i);
            }
        }
        buffer.sort();
        return place -> event(buffer, place);
    }

    /** A half day has no morning report. */
    private void writeShorts(int listing, SessionBuffer buffer) {
        int number = market.days().first() + session;
        ShortPlan shorts = market.shorts();
        if (!clock.half()) {
            long morning = shorts.morningShares(listing, number);
            double moment =
                    market.noise(Noise.Purpose.REPORT_TIMES, listing, session).uniform();
            long turnover = shorts.turnoverMilli(listing, number, morning);
            buffer.add(clock.morningReport(moment), Kind.MORNING_SHORTS, listing, morning, turnover, 0);
        }
        long day = shorts.dayShares(listing, number);
        buffer.add(clock.dayReport(), Kind.DAY_SHORTS, listing, day, shorts.turnoverMilli(listing, number, day), 0);
    }

    private FeedEvent event(SessionBuffer buffer, int place) {
        Listing listing = market.listings().get(buffer.listing(place));
        String symbol = listing.symbol();
        long millis = clock.epochMillis(buffer.millisOfDay(place));
        long one = buffer.first(place);
        long two = buffer.second(place);
        int sequence = buffer.sequence(place);
        return switch (buffer.kind(place)) {
            case FLOW_SH -> events.flow(symbol, Channel.SH, FlowPeriod.INCREMENT, millis, one, two, sequence);
            case FLOW_SZ -> events.flow(symbol, Channel.SZ, FlowPeriod.INCREMENT, millis, one, two, sequence);
            case BUY -> events.tick(symbol, TradeType.AUTOMATCH, Side.BUY, millis, one, two, sequence);
            case SELL -> events.tick(symbol, TradeType.AUTOMATCH, Side.SELL, millis, one, two, sequence);
            case AUCTION -> events.tick(symbol, TradeType.AUCTION, Side.NEUTRAL, millis, one, two, sequence);
            case LEVEL -> events.tick(symbol, TradeType.INDEX, Side.NEUTRAL, millis, one, two, sequence);
            case HEARTBEAT -> events.tick(symbol, heartbeat(listing), Side.NEUTRAL, millis, 0, 0, sequence);
            case BAR ->
                events.bar(
                        symbol,
                        market.prices().bar(buffer.listing(place), market.days().first() + session),
                        millis,
                        one,
                        two);
            case MORNING_SHORTS -> events.shortSale(symbol, ReportSession.MORNING, millis, one, two);
            case DAY_SHORTS -> events.shortSale(symbol, ReportSession.DAY, millis, one, two);
        };
    }

    private static TradeType heartbeat(Listing listing) {
        return listing.index() ? TradeType.INDEX : TradeType.AUTOMATCH;
    }
}
