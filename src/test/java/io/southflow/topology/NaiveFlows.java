package io.southflow.topology;

import io.southflow.schema.SouthboundFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The windows recomputed from a list of all events, with nothing kept and nothing shared with the real thing: its own
 * clock arithmetic from java.time, its own calendar (the dates of its events).
 */
final class NaiveFlows {
    /** An event with its trade date and trading second, which are worked out once. */
    private record Event(SouthboundFlow flow, LocalDate date, long second) {}

    private final Map<String, List<Event>> events = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final TreeSet<LocalDate> sessions = new TreeSet<>();

    void read(SouthboundFlow flow) {
        String identity = flow.getSymbol() + flow.getChannel() + flow.getSequence() + date(flow);
        if (seen.add(identity)) {
            LocalDateTime time = LocalDateTime.ofInstant(flow.getEventTime(), Events.HONG_KONG);
            events.computeIfAbsent(flow.getSymbol(), none -> new ArrayList<>())
                    .add(new Event(flow, time.toLocalDate(), tradingSecond(time.toLocalTime())));
            sessions.add(time.toLocalDate());
        }
    }

    /** Bought, sold and net of a stock in a window as of a moment. */
    long[] window(String symbol, String window, Instant asOf) {
        LocalDateTime until = LocalDateTime.ofInstant(asOf, Events.HONG_KONG);
        LocalDate first = first(window, until.toLocalDate());
        long after = tradingSecond(until.toLocalTime()) - length(window);
        long buy = 0;
        long sell = 0;
        for (Event event : events.getOrDefault(symbol, List.of())) {
            if (contains(first, after, until, event)) {
                buy += event.flow.getBuyMilliHkd();
                sell += event.flow.getSellMilliHkd();
            }
        }
        return new long[] {buy, sell, buy - sell};
    }

    private static boolean contains(LocalDate first, long after, LocalDateTime until, Event event) {
        LocalDate today = until.toLocalDate();
        if (event.date.isBefore(first) || event.date.isAfter(today)) {
            return false;
        }
        return event.date.isBefore(today) || event.second > after && event.second <= tradingSecond(until.toLocalTime());
    }

    /** Sessions that a window covers. */
    int sessions(String window, Instant asOf) {
        LocalDate today = LocalDateTime.ofInstant(asOf, Events.HONG_KONG).toLocalDate();
        return sessions.subSet(first(window, today), true, today, true).size();
    }

    private LocalDate first(String window, LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        return switch (window) {
            case "mtd" -> month;
            case "qtd" -> month.withMonth(today.getMonth().firstMonthOfQuarter().getValue());
            case "ytd" -> month.withMonth(1);
            default ->
                window.endsWith("d")
                        ? sessions.headSet(today, true).descendingSet().stream()
                                .limit(number(window))
                                .reduce((later, earlier) -> earlier)
                                .orElse(today)
                        : today;
        };
    }

    /** Trading seconds of today; more than there are when a window has all of it. */
    private static long length(String window) {
        return switch (window.charAt(window.length() - 1)) {
            case 'm' -> number(window) * 60L;
            case 'h' -> number(window) * 3_600L;
            default -> 1_000_000;
        };
    }

    private static int number(String window) {
        return Integer.parseInt(window.substring(0, window.length() - 1));
    }

    private static long tradingSecond(LocalTime time) {
        long second = time.toSecondOfDay();
        long open = LocalTime.of(9, 30).toSecondOfDay();
        long noon = LocalTime.NOON.toSecondOfDay();
        long afternoon = LocalTime.of(13, 0).toSecondOfDay();
        long close = LocalTime.of(16, 0).toSecondOfDay();
        long morning = Math.max(0, Math.min(second, noon) - open);
        return morning + Math.max(0, Math.min(second, close) - afternoon);
    }

    private static LocalDate date(SouthboundFlow flow) {
        return LocalDateTime.ofInstant(flow.getEventTime(), Events.HONG_KONG).toLocalDate();
    }
}
