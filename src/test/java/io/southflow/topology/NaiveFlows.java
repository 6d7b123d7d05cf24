package io.southflow.topology;

import io.southflow.analytics.Window;
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
    long[] window(String symbol, Window window, Instant asOf) {
        LocalDateTime until = LocalDateTime.ofInstant(asOf, Events.HONG_KONG);
        long buy = 0;
        long sell = 0;
        for (Event event : events.getOrDefault(symbol, List.of())) {
            if (contains(window, until, event)) {
                buy += event.flow.getBuyMilliHkd();
                sell += event.flow.getSellMilliHkd();
            }
        }
        return new long[] {buy, sell, buy - sell};
    }

    private boolean contains(Window window, LocalDateTime until, Event event) {
        LocalDate date = event.date;
        LocalDate today = until.toLocalDate();
        long second = event.second;
        long now = tradingSecond(until.toLocalTime());
        if (date.isAfter(today) || date.equals(today) && second > now) {
            return false;
        }
        return switch (window) {
            case M1, M5, M15, M30, H1 -> date.equals(today) && second > now - window.seconds();
            case DAY -> date.equals(today);
            case D5, D20 -> sessions.subSet(date, true, today, true).size() <= window.sessions();
            case MONTH -> date.getMonth() == today.getMonth() && date.getYear() == today.getYear();
            case YEAR -> date.getYear() == today.getYear();
        };
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
