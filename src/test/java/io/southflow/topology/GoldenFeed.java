package io.southflow.topology;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
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
import io.southflow.wire.AvroSerializer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Events of a {@link GoldenScript}, by the sources that number them. */
final class GoldenFeed {
    static final TradingCalendar CALENDAR = TradingCalendar.hongKong();
    static final String MARKET = "SOUTHBOUND";

    private final SplittableRandom random;
    private final GoldenArrivals arrivals;
    private final Map<String, Long> numbers = new HashMap<>();

    GoldenFeed(long seed, AvroSerializer serializer) {
        random = new SplittableRandom(seed);
        arrivals = new GoldenArrivals(random, serializer);
    }

    SplittableRandom random() {
        return random;
    }

    GoldenArrivals arrivals() {
        return arrivals;
    }

    /** The moment of a local time on a day. */
    static long at(LocalDate date, String time) {
        return Events.at(date + "T" + time).toEpochMilli();
    }

    /** A moment of a session, a second of trading time and some milliseconds. */
    long within(LocalDate date, int fromSecond, int toSecond) {
        return TradingTime.millisOf((int) date.toEpochDay(), random.nextInt(fromSecond, toSecond))
                + random.nextInt(1_000);
    }

    /** The next number of a source: one after the other, or with gaps. */
    long number(String source, String symbol, boolean withGaps) {
        return numbers.merge(source + symbol, 1L, (old, one) -> old + (withGaps ? 1 + random.nextInt(4) : one));
    }

    /** An increment of a source, which comes late and perhaps twice. */
    void flow(String symbol, long millis, long buy, long sell, boolean withGaps) {
        int place = random.nextInt(3);
        Channel channel = Channel.values()[random.nextInt(2)];
        SouthboundFlow flow = new SouthboundFlow(
                symbol,
                channel,
                Instant.ofEpochMilli(millis),
                buy,
                sell,
                FlowPeriod.INCREMENT,
                Basis.values()[place],
                "flows-" + place,
                number("flows" + place + channel, symbol, withGaps));
        arrivals.late(MonitorHarness.TOPICS.flows(), millis, flow);
    }

    /** An official figure of a day, or of a month for the whole market. */
    void official(
            FlowPeriod period, String symbol, LocalDate date, long arrival, Channel channel, long buy, long sell) {
        SouthboundFlow flow = new SouthboundFlow(
                symbol,
                channel,
                Instant.ofEpochMilli(at(date, "17:00:00")),
                buy,
                sell,
                period,
                Basis.REPORTED,
                "official",
                number("official" + period, symbol, true));
        arrivals.arrive(MonitorHarness.TOPICS.flows(), arrival, flow);
    }

    /** A trade, or a level of an index: late, perhaps twice, perhaps cancelled. */
    void tick(String symbol, long millis, long price, boolean withGaps) {
        boolean isIndex = !Character.isDigit(symbol.charAt(0));
        int place = random.nextInt(2);
        TradeType type = isIndex
                ? TradeType.INDEX
                : List.of(TradeType.AUTOMATCH, TradeType.AUCTION, TradeType.ODD_LOT)
                        .get(random.nextInt(3));
        long sequence = place * 1_000_000L + number("ticks" + place, symbol, withGaps);
        Tick tick = tick(symbol, millis, price, isIndex ? 0 : 400, type, false, place, sequence);
        arrivals.late(MonitorHarness.TOPICS.ticks(), millis, tick);
        if (random.nextInt(15) == 0) {
            arrivals.late(
                    MonitorHarness.TOPICS.ticks(),
                    millis,
                    tick(symbol, millis, price, isIndex ? 0 : 400, type, true, place, sequence));
        }
    }

    private static Tick tick(
            String symbol,
            long millis,
            long price,
            long volume,
            TradeType type,
            boolean cancel,
            int place,
            long number) {
        return new Tick(
                symbol,
                Instant.ofEpochMilli(millis),
                price,
                volume,
                Side.NEUTRAL,
                type,
                cancel,
                Basis.values()[place],
                "ticks-" + place,
                number);
    }

    /** One that is in its place, at once: a heartbeat, or one ahead of its feed. */
    void exactTick(String symbol, long arrival, long millis, long price, long volume) {
        long sequence = number("exact", symbol, false);
        arrivals.arrive(
                MonitorHarness.TOPICS.ticks(),
                arrival,
                tick(symbol, millis, price, volume, TradeType.AUTOMATCH, false, 0, 2_000_000L + sequence));
    }

    void exactFlow(String symbol, long arrival, long millis, long buy) {
        arrivals.arrive(
                MonitorHarness.TOPICS.flows(),
                arrival,
                new SouthboundFlow(
                        symbol,
                        Channel.SH,
                        Instant.ofEpochMilli(millis),
                        buy,
                        0L,
                        FlowPeriod.INCREMENT,
                        Basis.ESTIMATED,
                        "exact",
                        number("exactFlows", symbol, false)));
    }

    void report(String symbol, LocalDate date, ReportSession session, long shares, String currency) {
        report(symbol, date, session, shares, currency, session == ReportSession.DAY ? "16:45:00" : "12:45:00");
    }

    /** A report of a day once more, with another number. */
    void correction(String symbol, LocalDate date, long shares, String currency) {
        report(symbol, date, ReportSession.DAY, shares, currency, "17:05:00");
    }

    private void report(
            String symbol, LocalDate date, ReportSession session, long shares, String currency, String time) {
        Instant published = Instant.ofEpochMilli(at(date, time));
        arrivals.late(
                MonitorHarness.TOPICS.shortSales(),
                published.toEpochMilli(),
                new ShortSale(
                        symbol,
                        date,
                        session,
                        shares,
                        shares * 100_000,
                        currency,
                        published,
                        Basis.SIMULATED,
                        "short-sales"));
    }

    void bar(String symbol, LocalDate date, long open, long high, long low, long close) {
        arrivals.arrive(
                MonitorHarness.TOPICS.dailyBars(),
                at(date, "17:10:00"),
                new DailyBar(
                        symbol,
                        date,
                        open,
                        high,
                        low,
                        close,
                        1_000_000L,
                        close * 1_000_000L,
                        Basis.REPORTED,
                        "bars",
                        false,
                        true,
                        true));
    }
}
