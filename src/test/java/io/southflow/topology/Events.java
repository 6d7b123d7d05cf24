package io.southflow.topology;

import io.southflow.schema.ActionType;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.CorporateAction;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import io.southflow.schema.Side;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Events as a feed would send them; numbered by one counter, so that no two are the same unless wanted. */
final class Events {
    static final ZoneOffset HONG_KONG = ZoneOffset.ofHours(8);

    private long sequence;

    static Instant at(String localTime) {
        return LocalDateTime.parse(localTime).toInstant(HONG_KONG);
    }

    SouthboundFlow flow(String symbol, String localTime, long buyHkd, long sellHkd) {
        return flow(symbol, Channel.SH, at(localTime), buyHkd * 1000, sellHkd * 1000);
    }

    SouthboundFlow flow(String symbol, Channel channel, Instant time, long buyMilli, long sellMilli) {
        return new SouthboundFlow(
                symbol, channel, time, buyMilli, sellMilli, FlowPeriod.INCREMENT, Basis.SIMULATED, "test", sequence++);
    }

    SouthboundFlow official(String symbol, Channel channel, String localTime, long buyHkd, long sellHkd) {
        return new SouthboundFlow(
                symbol,
                channel,
                at(localTime),
                buyHkd * 1000,
                sellHkd * 1000,
                FlowPeriod.DAY,
                Basis.REPORTED,
                "official",
                sequence++);
    }

    SouthboundFlow month(Channel channel, String day, long netHkd) {
        return new SouthboundFlow(
                "SOUTHBOUND",
                channel,
                at(day + "T12:00:00"),
                netHkd * 1000,
                0L,
                FlowPeriod.MONTH,
                Basis.REPORTED,
                "test",
                sequence++);
    }

    Tick tick(String symbol, String localTime, double price) {
        return tick(symbol, at(localTime), Math.round(price * 1000), 100);
    }

    Tick tick(String symbol, Instant time, long priceMilli, long volume) {
        return new Tick(
                symbol,
                time,
                priceMilli,
                volume,
                Side.NEUTRAL,
                TradeType.AUTOMATCH,
                false,
                Basis.SIMULATED,
                "test",
                sequence++);
    }

    /** The same trade from another source. */
    static Tick of(String source, Tick tick) {
        return new Tick(
                tick.getSymbol(),
                tick.getEventTime(),
                tick.getPriceMilli(),
                tick.getVolume(),
                tick.getSide(),
                tick.getType(),
                tick.getCancel(),
                tick.getBasis(),
                source,
                tick.getSequence());
    }

    Tick cancelOf(Tick tick) {
        return new Tick(
                tick.getSymbol(),
                tick.getEventTime(),
                tick.getPriceMilli(),
                tick.getVolume(),
                tick.getSide(),
                tick.getType(),
                true,
                tick.getBasis(),
                tick.getSource(),
                tick.getSequence());
    }

    DailyBar bar(String symbol, String date, double close) {
        return bar(symbol, date, close, false);
    }

    DailyBar bar(String symbol, String date, double close, boolean adjusted) {
        long milli = Math.round(close * 1000);
        return new DailyBar(
                symbol,
                LocalDate.parse(date),
                milli,
                milli,
                milli,
                milli,
                1000L,
                1000L,
                Basis.REPORTED,
                "test",
                adjusted,
                true,
                true);
    }

    CorporateAction action(
            String symbol, LocalDate exDate, ActionType type, long newShares, long oldShares, boolean cancel) {
        return new CorporateAction(symbol, exDate, type, newShares, oldShares, cancel, Basis.REPORTED, "test");
    }

    ShortSale shortSale(String symbol, String date, ReportSession session, long shares, long turnoverHkd) {
        LocalDate day = LocalDate.parse(date);
        return new ShortSale(
                symbol,
                day,
                session,
                shares,
                turnoverHkd * 1000,
                "HKD",
                day.atTime(session == ReportSession.DAY ? 16 : 12, 45).toInstant(HONG_KONG),
                Basis.REPORTED,
                "test");
    }
}
