package io.southflow.topology;

import io.southflow.calendar.TradingCalendar;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import io.southflow.schema.Side;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import io.southflow.topology.HostedMonitor.Step;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;

/** Sessions of everything that feeds can do to the application, right and wrong, in an order that tests it. */
public final class RandomFeed {
    private static final TradingCalendar CALENDAR = TradingCalendar.hongKong();
    /** Names that share buckets of a hash table, as names of a whole market do. */
    private static final List<String> INDICES = List.of("HSI", "HSTECH", "AA", "BB", "CAA", "CBB");

    private static final long OPENS = 33_600_000L;
    private static final long ENDS = 58_080_000L;

    private record Arrival(long millis, Step step) {}

    private final Events events = new Events();
    private final SplittableRandom random;
    private final AvroSerializer serializer;
    private final List<String> symbols;
    private final long[] prices;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final long endMillis;
    private final long numbers;
    /** Of so many trades one is followed by something out of place, of nine kinds each. */
    private final int calm;

    private Instant midnight;
    private LocalDate date;
    private LocalDate yesterday;

    /** A market that trades all day. */
    public static RandomFeed ofMarket(long seed, AvroSerializer serializer) {
        List<String> symbols = new ArrayList<>(INDICES);
        for (int stock = 0; stock < 12; stock++) {
            symbols.add(RandomDays.symbol(stock * 37));
        }
        return new RandomFeed(seed, symbols, serializer, ENDS, 2_000, 120);
    }

    /** One stock, all of whose day falls into a few minutes, its numbers full of gaps, nothing out of place. */
    static RandomFeed ofRush(long seed, AvroSerializer serializer) {
        return new RandomFeed(seed, List.of("00700"), serializer, OPENS + 1_500_000L, 1_000_000, 1_000_000);
    }

    private RandomFeed(
            long seed, List<String> symbols, AvroSerializer serializer, long endMillis, long numbers, int calm) {
        this.calm = calm;
        this.symbols = symbols;
        this.endMillis = endMillis;
        this.numbers = numbers;
        random = new SplittableRandom(seed);
        this.serializer = serializer;
        prices = random.longs(symbols.size(), 20_000, 400_000).toArray();
    }

    /** Steps of that many sessions. */
    public List<Step> sessions(LocalDate first, int sessions, int eventsEach) {
        List<Step> steps = new ArrayList<>();
        for (date = first; sessions > 0; date = date.plusDays(1)) {
            if (CALENDAR.isSouthboundDay((int) date.toEpochDay())) {
                steps.addAll(session(eventsEach));
                yesterday = date;
                sessions--;
            }
        }
        return steps;
    }

    private List<Step> session(int count) {
        midnight = date.atStartOfDay().toInstant(Events.HONG_KONG);
        arrivals.clear();
        for (int i = 0; i < count; i++) {
            trade(random.nextInt(symbols.size()), midnight.plusMillis(random.nextLong(OPENS, endMillis)));
        }
        for (int i = 0; i < symbols.size(); i++) {
            endOfDay(symbols.get(i), prices[i]);
        }
        for (int i = 0; i < count / 20; i++) {
            arrivals.add(new Arrival(
                    midnight.toEpochMilli() + random.nextLong(OPENS, 62_000_000L), new Step(null, null, null)));
        }
        arrivals.sort(Comparator.comparingLong(Arrival::millis));
        return arrivals.stream().map(Arrival::step).toList();
    }

    private void trade(int i, Instant time) {
        String symbol = symbols.get(i);
        boolean isIndex = INDICES.contains(symbol);
        if (!isIndex && random.nextInt(2) == 0) {
            long burst = random.nextInt(40) == 0 ? 40_000_000_000L : 0;
            boolean in = random.nextBoolean();
            arrive(
                    MonitorHarness.TOPICS.flows(),
                    time,
                    new SouthboundFlow(
                            symbol,
                            random.nextBoolean() ? Channel.SH : Channel.SZ,
                            time,
                            random.nextLong(2_000_000_000L) + (in ? burst : 0),
                            random.nextLong(2_000_000_000L) + (in ? 0 : burst),
                            FlowPeriod.INCREMENT,
                            Basis.values()[random.nextInt(3)],
                            "feed" + random.nextInt(3),
                            random.nextLong(numbers)));
        } else {
            prices[i] = Math.max(1_000, prices[i] + Math.round((random.nextDouble() - 0.5) * prices[i] / 25));
            Tick tick = tick(symbol, time, prices[i], isIndex);
            arrive(MonitorHarness.TOPICS.ticks(), time, tick);
            if (random.nextInt(15) == 0) {
                arrive(MonitorHarness.TOPICS.ticks(), time.plusSeconds(random.nextInt(90)), events.cancelOf(tick));
            }
        }
        disturb(symbol, time, prices[i]);
    }

    private Tick tick(String symbol, Instant time, long price, boolean isIndex) {
        TradeType type = isIndex
                ? TradeType.INDEX
                : random.nextInt(10) == 0
                        ? TradeType.ODD_LOT
                        : random.nextBoolean() ? TradeType.AUCTION : TradeType.AUTOMATCH;
        Tick plain = events.tick(symbol, time, price, isIndex ? 0 : 100);
        return new Tick(
                symbol,
                time,
                price,
                plain.getVolume(),
                Side.BUY,
                type,
                false,
                Basis.values()[random.nextInt(3)],
                "feed" + random.nextInt(2),
                plain.getSequence());
    }

    /** Now and then something out of place: of yesterday, weeks ahead, of tomorrow, official, garbage. */
    private void disturb(String symbol, Instant time, long price) {
        switch (random.nextInt(calm)) {
            case 0 ->
                arrive(
                        MonitorHarness.TOPICS.ticks(),
                        time,
                        events.tick(symbol, time.minusSeconds(7 * 86_400), price, 100));
            case 1 -> arrive(MonitorHarness.TOPICS.ticks(), time, events.tick(symbol, nextWeek(time, 2), price, 100));
            case 2 -> arrive(MonitorHarness.TOPICS.flows(), time, flow(symbol, nextWeek(time, 1)));
            case 3 -> arrive(MonitorHarness.TOPICS.flows(), time, flow(symbol, nextWeek(time, 3)));
            case 4 -> arrive(MonitorHarness.TOPICS.flows(), time, flow(symbol, time.minusSeconds(7 * 86_400)));
            case 5 -> arrive(MonitorHarness.TOPICS.flows(), time, official(symbol, date));
            case 6 ->
                arrive(MonitorHarness.TOPICS.flows(), time, official(symbol, yesterday == null ? date : yesterday));
            case 7 ->
                arrivals.add(new Arrival(
                        time.toEpochMilli(),
                        new Step(
                                MonitorHarness.TOPICS.flows().name(),
                                symbol,
                                "garbage".getBytes(StandardCharsets.UTF_8))));
            case 8 ->
                arrive(
                        MonitorHarness.TOPICS.flows(),
                        time,
                        events.month(
                                Channel.values()[random.nextInt(2)],
                                LocalDate.of(2024, 1 + random.nextInt(12), 1).toString(),
                                random.nextInt(1_000)));
            default -> {}
        }
    }

    /** The same weekday some weeks on, if that is a session. */
    private static Instant nextWeek(Instant time, int weeks) {
        return time.plusSeconds(weeks * 7L * 86_400);
    }

    private SouthboundFlow flow(String symbol, Instant time) {
        return events.flow(symbol, Channel.SH, time, random.nextLong(2_000_000_000L), 0);
    }

    private SouthboundFlow official(String symbol, LocalDate day) {
        return events.official(
                symbol,
                Channel.values()[random.nextInt(2)],
                day + "T17:00:00",
                random.nextLong(5_000_000L),
                random.nextLong(5_000_000L));
    }

    private void endOfDay(String symbol, long price) {
        if (random.nextInt(3) > 0) {
            report(symbol, ReportSession.MORNING);
        }
        if (random.nextInt(10) > 0) {
            report(symbol, ReportSession.DAY);
        }
        Instant end = midnight.plusSeconds(59_400);
        if (random.nextInt(3) > 0) {
            arrive(MonitorHarness.TOPICS.flows(), end, events.flow(symbol, Channel.SH, end, 0, 0));
            arrive(MonitorHarness.TOPICS.ticks(), end, events.tick(symbol, end, 0, 0));
        }
        if (random.nextInt(10) > 0) {
            arrive(
                    MonitorHarness.TOPICS.dailyBars(),
                    midnight.plusSeconds(61_000),
                    events.bar(symbol, date.toString(), price / 1000.0 * (1 + random.nextInt(3) / 1000.0)));
        }
    }

    private void report(String symbol, ReportSession session) {
        long shares = random.nextLong(1_000_000) + (random.nextInt(8) == 0 ? 4_000_000 : 0);
        ShortSale sale = events.shortSale(symbol, date.toString(), session, shares, shares * 100);
        arrive(MonitorHarness.TOPICS.shortSales(), sale.getPublishedAt(), sale);
    }

    /** Up to a minute and a half after its time, one in fifteen once more. */
    private <T extends SpecificRecord> void arrive(Topic<T> topic, Instant time, T value) {
        Step step = new Step(
                topic.name(),
                (String) value.get(value.getSchema().getField("symbol").pos()),
                serializer.serialize(topic.name(), value));
        arrivals.add(new Arrival(time.toEpochMilli() + random.nextInt(90_000), step));
        if (random.nextInt(15) == 0) {
            arrivals.add(new Arrival(time.toEpochMilli() + random.nextInt(90_000), step));
        }
    }
}
