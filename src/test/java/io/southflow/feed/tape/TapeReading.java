package io.southflow.feed.tape;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.check.EventChecks;
import io.southflow.check.Rejection;
import io.southflow.feed.Securities;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.Channel;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What one pass over a tape finds in its events, by plain summing and listing. */
final class TapeReading {
    /** Flows of one stock on one day in order of arrival. */
    static final class FlowDay {
        final List<Integer> seconds = new ArrayList<>();
        final List<Long> nets = new ArrayList<>();
    }

    /** Ticks of one listing on one day. */
    static final class TickDay {
        long open;
        long high;
        long low = Long.MAX_VALUE;
        long close;
        long volume;
        long turnover;
        final List<Long> prices = new ArrayList<>();
    }

    private static final long LATER = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private record Stream(String topic, Channel channel, String symbol, int day) {}

    private static final Map<Long, TapeReading> READINGS = new HashMap<>();
    /** Listings whose every price is kept. */
    static final Set<String> WATCHED = Set.of("00700", "09988", "01810", "03690", "HSI", "HSTECH");

    final Map<String, TreeMap<LocalDate, FlowDay>> flows = new HashMap<>();
    final TreeMap<LocalDate, Long> southboundTurnover = new TreeMap<>();
    final Map<String, TreeMap<LocalDate, TickDay>> ticks = new HashMap<>();
    final Map<String, TreeMap<LocalDate, DailyBar>> bars = new HashMap<>();
    final Map<String, TreeMap<LocalDate, ShortSale>> dayShorts = new HashMap<>();
    final Map<String, TreeMap<LocalDate, ShortSale>> morningShorts = new HashMap<>();
    final TreeMap<YearMonth, Long> monthsBefore = new TreeMap<>();
    final List<String> faults = new ArrayList<>();
    final Map<String, Long> counts = new TreeMap<>();
    /** How many heartbeats came at each time of day. */
    final Map<String, Integer> heartbeats = new TreeMap<>();

    long history;
    long paced;
    long hash;

    private final Map<Stream, Long> sequences = new HashMap<>();
    private long latest = Long.MIN_VALUE;
    private final EventChecks checks =
            new EventChecks(TradingCalendar.hongKong(), Securities.load().indices(), Duration.ofHours(1));

    static synchronized TapeReading ofSeed(long seed) {
        return READINGS.computeIfAbsent(seed, any -> read(tape(seed, 1)));
    }

    static Tape tape(long seed, int scale) {
        return new Tape(seed, scale, new Topics(""), TradingCalendar.hongKong());
    }

    static TapeReading read(Tape tape) {
        TapeReading reading = new TapeReading();
        for (FeedEvent event = tape.next(); event != null; event = tape.next()) {
            reading.add(event);
        }
        return reading;
    }

    /** Why the application would reject an event, or nothing. */
    private String rejected(FeedEvent event) {
        try {
            checks.check(event.value(), LATER);
            return "";
        } catch (Rejection rejection) {
            return rejection.getMessage();
        }
    }

    private void add(FeedEvent event) {
        String rejected = rejected(event);
        require(rejected.isEmpty(), rejected, event);
        require(event.timestamp() >= latest, "goes back in time", event);
        latest = event.timestamp();
        history += event.paced() ? 0 : 1;
        require(event.paced() || paced == 0, "is history after a session", event);
        paced += event.paced() ? 1 : 0;
        hash = hash * 31 + event.hashCode();
        counts.merge(event.topic().name(), 1L, Long::sum);
        if (event.value() instanceof SouthboundFlow flow) {
            flow(event, flow);
        } else if (event.value() instanceof Tick tick) {
            tick(event, tick);
        } else if (event.value() instanceof DailyBar bar) {
            require(
                    bar.getLowMilli() <= Math.min(bar.getOpenMilli(), bar.getCloseMilli()),
                    "has a low that is none",
                    event);
            require(
                    bar.getHighMilli() >= Math.max(bar.getOpenMilli(), bar.getCloseMilli()),
                    "has a high that is none",
                    event);
            require(event.key().equals(bar.getSymbol()), "has another key", event);
            require(
                    bars.computeIfAbsent(bar.getSymbol(), any -> new TreeMap<>())
                                    .put(bar.getDate(), bar)
                            == null,
                    "is a second bar",
                    event);
        } else if (event.value() instanceof ShortSale report) {
            require(event.key().equals(report.getSymbol()), "has another key", event);
            boolean day = report.getSession() == ReportSession.DAY;
            require(
                    (day ? dayShorts : morningShorts)
                                    .computeIfAbsent(report.getSymbol(), any -> new TreeMap<>())
                                    .put(report.getTradeDate(), report)
                            == null,
                    "is a second report",
                    event);
        }
    }

    private void flow(FeedEvent event, SouthboundFlow flow) {
        contiguous(event, flow.getChannel(), flow.getSequence());
        long millis = flow.getEventTime().toEpochMilli();
        require(event.key().equals(flow.getSymbol()) && event.timestamp() == millis, "disagrees with its value", event);
        require(flow.getBuyMilliHkd() >= 0 && flow.getSellMilliHkd() >= 0, "has a negative amount", event);
        long net = flow.getBuyMilliHkd() - flow.getSellMilliHkd();
        LocalDate date = dateOf(millis);
        if (flow.getPeriod() == FlowPeriod.MONTH) {
            require(flow.getSymbol().equals("SOUTHBOUND"), "is a month of a stock", event);
            monthsBefore.merge(YearMonth.from(date), net, Long::sum);
            return;
        }
        if (flow.getBuyMilliHkd() == 0 && flow.getSellMilliHkd() == 0) {
            counts.merge("heartbeats of flows", 1L, Long::sum);
            heartbeats.merge(timeOf(millis), 1, Integer::sum);
        }
        FlowDay day = flows.computeIfAbsent(flow.getSymbol(), any -> new TreeMap<>())
                .computeIfAbsent(date, any -> new FlowDay());
        day.seconds.add(TradingTime.secondOf(millis));
        day.nets.add(net);
        southboundTurnover.merge(date, flow.getBuyMilliHkd() + flow.getSellMilliHkd(), Long::sum);
    }

    private void tick(FeedEvent event, Tick tick) {
        contiguous(event, null, tick.getSequence());
        long millis = tick.getEventTime().toEpochMilli();
        require(event.key().equals(tick.getSymbol()) && event.timestamp() == millis, "disagrees with its value", event);
        if (tick.getPriceMilli() == 0 && tick.getVolume() == 0) {
            counts.merge("heartbeats of ticks", 1L, Long::sum);
            heartbeats.merge(timeOf(millis), 1, Integer::sum);
            return;
        }
        TickDay day = ticks.computeIfAbsent(tick.getSymbol(), any -> new TreeMap<>())
                .computeIfAbsent(dateOf(millis), any -> new TickDay());
        long price = tick.getPriceMilli();
        day.open = day.open == 0 ? price : day.open;
        day.high = Math.max(day.high, price);
        day.low = Math.min(day.low, price);
        day.close = price;
        day.volume += tick.getVolume();
        day.turnover += tick.getVolume() * price;
        if (WATCHED.contains(tick.getSymbol())) {
            day.prices.add(price);
        }
    }

    private void contiguous(FeedEvent event, Channel channel, long sequence) {
        Stream stream = new Stream(event.topic().name(), channel, event.key(), TradingTime.dayOf(event.timestamp()));
        require(sequences.merge(stream, 1L, Long::sum) == sequence, "breaks its sequence", event);
    }

    private void require(boolean holds, String fault, FeedEvent event) {
        if (!holds && faults.size() < 20) {
            faults.add(fault + ": " + event);
        }
    }

    /** Net of a stock on a day, thousandths of a Hong Kong dollar. */
    long net(String symbol, LocalDate date) {
        FlowDay day = flows.get(symbol).get(date);
        return day == null ? 0 : day.nets.stream().mapToLong(Long::longValue).sum();
    }

    /** Net of the market over all days that the predicate of the caller leaves in. */
    long marketNet(Predicate<LocalDate> days) {
        return sum(symbol -> flows.get(symbol).keySet().stream()
                .filter(days)
                .mapToLong(date -> net(symbol, date))
                .sum());
    }

    private long sum(ToLongFunction<String> ofSymbol) {
        return flows.keySet().stream().mapToLong(ofSymbol).sum();
    }

    private static String timeOf(long millis) {
        return Instant.ofEpochMilli(millis)
                .atOffset(ZoneOffset.ofHours(8))
                .toLocalTime()
                .toString();
    }

    static LocalDate dateOf(long millis) {
        return LocalDate.ofEpochDay(TradingTime.dayOf(millis));
    }
}
