package io.southflow.feed.tape;

import io.southflow.calendar.TradingCalendar;
import io.southflow.feed.publish.CountedPosition;
import io.southflow.feed.publish.CountedSource;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The demo tape of January and February 2025: generated while it is read, the same for the same seed and scale, exact at
 * every figure the press published, random in between. What is fact and what is simulated stands in the package's
 * description. Events come in order of time: history first, then 31 sessions, of which it holds one in memory. Not safe
 * for use by several threads.
 */
public final class Tape implements CountedSource {
    /** The seed of the demo. */
    public static final long DEFAULT_SEED = 2025;
    /** A session of this scale takes about 70 MB. */
    public static final int MAX_SCALE = 20;

    private final String id;
    private final CountedPosition position;
    private final List<TapeDay> days = new ArrayList<>();
    private final long size;
    private int day;
    private int place;
    private IntFunction<FeedEvent> open;

    /**
     * @param seed of everything that is random on it; the published figures do not depend on it
     * @param scale multiplies the number of flows and ticks, not what they add up to; 1 to {@value #MAX_SCALE}
     * @throws IllegalArgumentException when the scale is out of range or the calendar lacks a session of the tape
     */
    public Tape(long seed, int scale, Topics topics, TradingCalendar calendar) {
        if (scale < 1 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("the tape's scale must be 1 to " + MAX_SCALE + ", not " + scale);
        }
        id = TapeEvents.SOURCE + "-seed-" + seed + "-scale-" + scale;
        position = new CountedPosition(id);
        Market market = Market.of(seed, scale, calendar);
        days.addAll(HistoryDay.all(market, new TapeEvents(topics, false)));
        TapeEvents live = new TapeEvents(topics, true);
        for (int session = 0; session < market.sessions().size(); session++) {
            days.add(new SessionDay(market, live, session));
        }
        size = days.stream().mapToLong(TapeDay::size).sum();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public CountedPosition position() {
        return position;
    }

    @Override
    public FeedEvent next() {
        while (day < days.size()) {
            if (place < days.get(day).size()) {
                if (open == null) {
                    open = days.get(day).open();
                }
                return open.apply(place++);
            }
            nextDay();
        }
        return null;
    }

    /** Costs nothing for the sessions that it passes over whole. */
    @Override
    public long skip(long events) {
        long left = Math.max(0, events);
        while (left > 0 && day < days.size()) {
            long ofDay = Math.min(left, days.get(day).size() - place);
            place += (int) ofDay;
            left -= ofDay;
            if (place == days.get(day).size()) {
                nextDay();
            }
        }
        return Math.max(0, events) - left;
    }

    private void nextDay() {
        day++;
        place = 0;
        open = null;
    }

    @Override
    public void close() {
        open = null;
    }
}
