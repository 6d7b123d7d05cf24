package io.southflow.feed.tape;

import io.southflow.calendar.TradingTime;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import io.southflow.schema.Side;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.time.Instant;

/** Every event of the tape is made here: simulated, and from this source. */
final class TapeEvents {
    static final String SOURCE = "tape-2025";

    private static final Basis BASIS = Basis.SIMULATED;

    private final Topic<SouthboundFlow> flows;
    private final Topic<Tick> ticks;
    private final Topic<ShortSale> shortSales;
    private final Topic<DailyBar> dailyBars;
    private final boolean paced;

    TapeEvents(Topics topics, boolean paced) {
        flows = topics.flows();
        ticks = topics.ticks();
        shortSales = topics.shortSales();
        dailyBars = topics.dailyBars();
        this.paced = paced;
    }

    FeedEvent flow(String symbol, Channel channel, FlowPeriod period, long millis, long buy, long sell, long sequence) {
        SouthboundFlow flow = new SouthboundFlow(
                symbol, channel, Instant.ofEpochMilli(millis), buy, sell, period, BASIS, SOURCE, sequence);
        return new FeedEvent(flows, symbol, flow, millis, paced);
    }

    FeedEvent tick(String symbol, TradeType type, Side side, long millis, long price, long volume, long sequence) {
        Tick tick = new Tick(
                symbol, Instant.ofEpochMilli(millis), price, volume, side, type, false, BASIS, SOURCE, sequence);
        return new FeedEvent(ticks, symbol, tick, millis, paced);
    }

    FeedEvent bar(String symbol, PricePlan.Bar bar, long millis, long volume, long turnoverMilli) {
        DailyBar daily = new DailyBar(
                symbol,
                TradingTime.date(TradingTime.dayOf(millis)),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                volume,
                turnoverMilli,
                BASIS,
                SOURCE,
                false,
                true,
                true);
        return new FeedEvent(dailyBars, symbol, daily, millis, paced);
    }

    FeedEvent shortSale(String symbol, ReportSession session, long millis, long shares, long turnoverMilli) {
        ShortSale report = new ShortSale(
                symbol,
                TradingTime.date(TradingTime.dayOf(millis)),
                session,
                shares,
                turnoverMilli,
                "HKD",
                Instant.ofEpochMilli(millis),
                BASIS,
                SOURCE);
        return new FeedEvent(shortSales, symbol, report, millis, paced);
    }
}
