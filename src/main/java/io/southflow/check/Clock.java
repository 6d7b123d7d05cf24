package io.southflow.check;

import io.southflow.calendar.TradingTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** How far an event may be from the wall clock: a little ahead, for clocks differ, and not before the year 2000. */
final class Clock {
    /** What is stamped earlier comes from a clock that was never set, or counts seconds. */
    private static final long EARLIEST_MILLIS = 946_656_000_000L;
    /** Corporate actions are announced months ahead at most. */
    private static final int MOST_DAYS_AHEAD = 366;

    private final long maxAheadMillis;

    Clock(Duration maxAhead) {
        maxAheadMillis = maxAhead.toMillis();
    }

    void checkTime(String field, long millis, long nowMillis) throws Rejection {
        if (millis > nowMillis + maxAheadMillis) {
            throw future(
                    field, Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofHours(8)) + " is ahead of the clock");
        }
        if (millis < EARLIEST_MILLIS) {
            throw Ranges.outOfRange(
                    field, Instant.ofEpochMilli(millis) + " is before the year 2000: expected milliseconds");
        }
    }

    /** @param zone of the place whose date it is; null is Hong Kong */
    void checkDate(String field, LocalDate date, ZoneId zone, long nowMillis) throws Rejection {
        long latest = nowMillis + maxAheadMillis;
        LocalDate today = zone == null
                ? TradingTime.date(TradingTime.dayOf(latest))
                : LocalDate.ofInstant(Instant.ofEpochMilli(latest), zone);
        if (date.isAfter(today)) {
            throw future(field, date + " is ahead of the clock" + (zone == null ? "" : " in " + zone));
        }
    }

    void checkAnnounced(String field, LocalDate date, long nowMillis) throws Rejection {
        if (date.toEpochDay() > TradingTime.dayOf(nowMillis) + MOST_DAYS_AHEAD) {
            throw future(field, date + " is more than a year ahead");
        }
    }

    private static Rejection future(String field, String detail) {
        return new Rejection(RejectReason.FUTURE, field, detail);
    }
}
