package io.southflow.topology;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.SouthboundFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The market recomputed from a list of all records: nothing is kept of it, and nothing taken from the real thing. */
final class NaiveMarket {
    private static final String MARKET = "SOUTHBOUND";

    /** Bought, sold, the weakest basis (null when nothing is known), and how many days are the market's own. */
    record Sum(long buy, long sell, Basis basis, int officialDays) {
        private static final Sum NONE = new Sum(0, 0, null, 0);

        Sum and(Sum other) {
            boolean isWeaker = basis == null || other.basis != null && other.basis.compareTo(basis) > 0;
            return new Sum(
                    buy + other.buy,
                    sell + other.sell,
                    isWeaker ? other.basis : basis,
                    officialDays + other.officialDays);
        }
    }

    private record Place(String symbol, Channel channel, LocalDate date) {}

    private final TradingCalendar calendar = TradingCalendar.hongKong();
    /** By date, then stock. */
    private final Map<LocalDate, Map<String, List<SouthboundFlow>>> increments = new HashMap<>();

    private final Map<Place, SouthboundFlow> days = new HashMap<>();
    /** Dates of each stock; of the market under its own symbol. */
    private final Map<String, TreeSet<LocalDate>> dates = new TreeMap<>();

    void read(SouthboundFlow flow) {
        LocalDate date = date(flow.getEventTime());
        dates.computeIfAbsent(flow.getSymbol(), none -> new TreeSet<>()).add(date);
        if (flow.getPeriod() == FlowPeriod.DAY) {
            days.put(new Place(flow.getSymbol(), flow.getChannel(), date), flow);
        } else {
            increments
                    .computeIfAbsent(date, none -> new TreeMap<>())
                    .computeIfAbsent(flow.getSymbol(), none -> new ArrayList<>())
                    .add(flow);
        }
    }

    private static LocalDate date(Instant time) {
        return time.atOffset(Events.HONG_KONG).toLocalDate();
    }

    private static int second(Instant time) {
        return TradingTime.secondOf(time.toEpochMilli());
    }

    /** What some channels have in a window as of a moment. */
    Sum window(Set<Channel> channels, String window, Instant asOf) {
        LocalDate today = date(asOf);
        if (window.endsWith("m") || window.endsWith("h")) {
            int length =
                    Integer.parseInt(window.substring(0, window.length() - 1)) * (window.endsWith("h") ? 3600 : 60);
            return dates.keySet().stream()
                    .flatMap(symbol -> channels.stream()
                            .map(channel -> ofEvents(symbol, channel, today, second(asOf) - length, second(asOf))))
                    .reduce(Sum.NONE, Sum::and);
        }
        return sum(channels, first(window, today), asOf);
    }

    /** What both channels have in a month as of a moment. */
    Sum month(YearMonth month, Instant asOf) {
        LocalDate end = month.atEndOfMonth();
        Instant last = date(asOf).isAfter(end) ? end.atTime(16, 0).toInstant(Events.HONG_KONG) : asOf;
        Sum sum = sum(EnumSet.allOf(Channel.class), month.atDay(1), last);
        return sum.and(new Sum(0, 0, Basis.REPORTED, 0));
    }

    private LocalDate first(String window, LocalDate today) {
        return switch (window) {
            case "mtd" -> today.withDayOfMonth(1);
            case "ytd" -> today.withDayOfYear(1);
            default -> {
                LocalDate first = today;
                for (int left = Integer.parseInt(window.replace("d", "")) - 1; left > 0; left--) {
                    do {
                        first = first.minusDays(1);
                    } while (!calendar.isSouthboundDay((int) first.toEpochDay()));
                }
                yield first;
            }
        };
    }

    private Sum sum(Set<Channel> channels, LocalDate first, Instant asOf) {
        Sum sum = Sum.NONE;
        for (LocalDate date = first; !date.isAfter(date(asOf)); date = date.plusDays(1)) {
            LocalDate day = date;
            int upTo = date.equals(date(asOf)) ? second(asOf) : TradingTime.CLOSE;
            boolean isOfficial = channels.stream().allMatch(channel -> official(channel, day) != null);
            for (Channel channel : channels) {
                sum = sum.and(official(channel, date) == null ? stocks(channel, date, upTo) : official(channel, date));
            }
            sum = sum.and(new Sum(0, 0, null, isOfficial ? 1 : 0));
        }
        return sum;
    }

    /** The market's own figure; null when there is none. */
    Sum official(Channel channel, LocalDate date) {
        return ofDay(days.get(new Place(MARKET, channel, date)));
    }

    private static Sum ofDay(SouthboundFlow flow) {
        return flow == null ? null : new Sum(flow.getBuyMilliHkd(), flow.getSellMilliHkd(), flow.getBasis(), 0);
    }

    /** What the stocks add up to on a day up to a second. */
    Sum stocks(Channel channel, LocalDate date, int upTo) {
        Sum sum = Sum.NONE;
        for (String symbol : dates.keySet()) {
            if (!symbol.equals(MARKET)) {
                Sum own = ofDay(days.get(new Place(symbol, channel, date)));
                sum = sum.and(own == null ? ofEvents(symbol, channel, date, -1, upTo) : own);
            }
        }
        return sum;
    }

    /** Increments in (after, upTo]. A stock's basis on a day is that of all its events, whatever second or channel. */
    private Sum ofEvents(String symbol, Channel channel, LocalDate date, int after, int upTo) {
        Sum sum = Sum.NONE;
        for (SouthboundFlow flow : increments.getOrDefault(date, Map.of()).getOrDefault(symbol, List.of())) {
            int second = Math.min(second(flow.getEventTime()), calendar.closeOf((int) date.toEpochDay()));
            boolean isIn = flow.getChannel() == channel && second > after && second <= upTo;
            sum = sum.and(
                    new Sum(isIn ? flow.getBuyMilliHkd() : 0, isIn ? flow.getSellMilliHkd() : 0, flow.getBasis(), 0));
        }
        return sum;
    }

    /** The latest day up to a moment of which the market's own figures and the stocks' are known; null for none. */
    LocalDate latestCompared(Set<Channel> channels, Instant asOf) {
        return dates.getOrDefault(MARKET, new TreeSet<>()).headSet(date(asOf), true).descendingSet().stream()
                .filter(date -> channels.stream()
                        .allMatch(channel -> official(channel, date) != null
                                && stocks(channel, date, TradingTime.CLOSE).basis != null))
                .findFirst()
                .orElse(null);
    }
}
