package io.southflow.topology;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.feed.tape.Tape;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;

/** The demo's tape cut down to a few stocks: as it is, and as it might arrive. */
final class TapeSessions {
    private static final int LATE_MILLIS = 60_000;

    private record Arrival(long millis, FeedEvent event) {}

    private TapeSessions() {}

    /** Everything of the given stocks, history included, but flows and ticks from a day on only. */
    static List<FeedEvent> of(Set<String> symbols, LocalDate first) {
        List<FeedEvent> events = new ArrayList<>();
        try (Tape tape = new Tape(Tape.DEFAULT_SEED, 1, MonitorHarness.TOPICS, TradingCalendar.hongKong())) {
            for (FeedEvent event = tape.next(); event != null; event = tape.next()) {
                boolean isWanted = TradingTime.dayOf(event.timestamp()) >= first.toEpochDay()
                        || !(event.value() instanceof SouthboundFlow || event.value() instanceof Tick);
                if (symbols.contains(event.key()) && isWanted) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    /**
     * Flows and ticks up to a minute late, one in twenty of them sent again. What ends a session (heartbeats, bars,
     * reports) stays where it is, and so no event leaves its session.
     */
    static List<FeedEvent> shuffled(List<FeedEvent> ordered, SplittableRandom random) {
        List<Arrival> arrivals = new ArrayList<>(ordered.size() * 11 / 10);
        for (FeedEvent event : ordered) {
            if (isTrade(event)) {
                arrivals.add(new Arrival(event.timestamp() + random.nextInt(LATE_MILLIS), event));
                if (random.nextInt(20) == 0) {
                    arrivals.add(new Arrival(event.timestamp() + random.nextInt(LATE_MILLIS), event));
                }
            } else {
                arrivals.add(new Arrival(event.timestamp(), event));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::millis));
        List<FeedEvent> shuffled = arrivals.stream().map(Arrival::event).toList();
        requireSessionsApart(shuffled);
        return shuffled;
    }

    private static boolean isTrade(FeedEvent event) {
        SpecificRecord value = event.value();
        return event.paced()
                && (value instanceof SouthboundFlow flow && (flow.getBuyMilliHkd() != 0 || flow.getSellMilliHkd() != 0)
                        || value instanceof Tick tick && tick.getPriceMilli() != 0);
    }

    private static void requireSessionsApart(List<FeedEvent> events) {
        int day = Integer.MIN_VALUE;
        for (FeedEvent event : events) {
            int itsDay = TradingTime.dayOf(event.timestamp());
            if (itsDay < day) {
                throw new IllegalStateException("shuffled across the end of a session: " + event);
            }
            day = itsDay;
        }
    }
}
