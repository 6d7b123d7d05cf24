package io.southflow.calendar;

import java.time.LocalDate;

/**
 * Moments as trading seconds. Hong Kong keeps UTC+8 all year, so the arithmetic needs no time-zone database.
 *
 * <p>A <em>day</em> is a day since the epoch in Hong Kong. A <em>trading second</em> is the number of seconds of
 * continuous trading since 09:30:00, rounded down: 0 at 09:30:00, {@value #LUNCH} at 12:00:00, all through lunch and at
 * 13:00:00, {@value #CLOSE} at 16:00:00. What comes before the open counts at 0, what comes after the close at the
 * day's last second (on a half day {@value #LUNCH}).
 */
public final class TradingTime {
    /** Trading second of 12:00:00 and of 13:00:00; the last one of a half day. */
    public static final int LUNCH = 9_000;
    /** Trading second of 16:00:00, the last one of a full day. */
    public static final int CLOSE = 19_800;

    /** Second of the clock at which the opening auction begins, and with it the trading day: 09:00:00. */
    public static final int AUCTION_OPEN = 9 * 3600;

    private static final long DAY_MILLIS = 86_400_000L;
    private static final long OFFSET_MILLIS = 8 * 3_600_000L;
    private static final int MORNING_OPEN = (9 * 60 + 30) * 60;
    private static final int NOON = 12 * 3600;
    private static final int AFTERNOON_OPEN = 13 * 3600;
    private static final int AFTERNOON_CLOSE = 16 * 3600;
    /** The closing auction ends by 16:10, on half days by 12:10; the minute itself included. */
    private static final int AUCTION_SECONDS = 11 * 60;

    private TradingTime() {}

    /** The day in Hong Kong, in days since the epoch, of a moment in milliseconds since the epoch. */
    public static int dayOf(long epochMillis) {
        return (int) Math.floorDiv(epochMillis + OFFSET_MILLIS, DAY_MILLIS);
    }

    /** The midnight that ends a moment's day in Hong Kong, in milliseconds since the epoch. */
    public static long midnightAfter(long epochMillis) {
        return (dayOf(epochMillis) + 1L) * DAY_MILLIS - OFFSET_MILLIS;
    }

    /** The trading second a moment counts at, 0 to {@link #CLOSE}, on a full day. */
    public static int secondOf(long epochMillis) {
        return secondOfDay(clockOf(epochMillis));
    }

    /**
     * How far a moment moves the clock of its day whose last trading second is {@code close}: its trading second, held
     * at the close while the closing auction may still add to it, then seconds past the auction on top. So the last
     * second is passed by what comes after the auction only.
     */
    public static int reachOf(long epochMillis, int close) {
        int clock = clockOf(epochMillis);
        int end = auctionEnd(close);
        return clock < end ? Math.min(close, secondOfDay(clock)) : close + 1 + clock - end;
    }

    /** The moment, in milliseconds since the epoch, at which a trading second stands on the clock; lunch is 12:00:00. */
    public static long millisOf(int day, int second) {
        int clock = second <= LUNCH ? MORNING_OPEN + second : AFTERNOON_OPEN + second - LUNCH;
        return day * DAY_MILLIS - OFFSET_MILLIS + clock * 1000L;
    }

    /** The second of the clock at which the closing auction of a day is over, 16:11:00 or on a half day 12:11:00. */
    public static int auctionEnd(int close) {
        return (close == LUNCH ? NOON : AFTERNOON_CLOSE) + AUCTION_SECONDS;
    }

    /** The second of Hong Kong's clock, from midnight, of a moment in milliseconds since the epoch. */
    public static int clockOf(long epochMillis) {
        return (int) (Math.floorMod(epochMillis + OFFSET_MILLIS, DAY_MILLIS) / 1000);
    }

    /** The date of a day since the epoch. */
    public static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    private static int secondOfDay(int clock) {
        if (clock < NOON) {
            return Math.max(0, clock - MORNING_OPEN);
        }
        if (clock < AFTERNOON_OPEN) {
            return LUNCH;
        }
        return Math.min(CLOSE, clock - AFTERNOON_OPEN + LUNCH);
    }
}
