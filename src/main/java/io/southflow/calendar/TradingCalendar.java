package io.southflow.calendar;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Which days Hong Kong trades, and on which of them southbound money can. Immutable; days are days since the epoch. */
public final class TradingCalendar {
    private final Map<Integer, DayKind> exceptions;
    private final DayRange known;
    private final DayRange knownSouthbound;

    private TradingCalendar(CalendarFile file) {
        exceptions = file.exceptions();
        known = file.known();
        knownSouthbound = file.knownSouthbound();
    }

    /** The calendar in the jar: Hong Kong's days of 2021 to 2027, southbound days of 2024 to 2026. */
    public static TradingCalendar hongKong() {
        try (Reader file = new InputStreamReader(
                TradingCalendar.class.getResourceAsStream("hong-kong.csv"), StandardCharsets.UTF_8)) {
            return parse(file, "hong-kong.csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a calendar: lines of {@code yyyy-MM-dd,kind} with kind closed, half, no-southbound or half-no-southbound;
     * {@code #} begins a comment line. {@code first/last,known} names the span of which the file lists all such days,
     * {@code first/last,known-southbound} another one for southbound days. Without the second line the first one holds
     * for both, and without both the years from the first listed day to the last.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException naming file and line when a line is not of that form
     */
    public static TradingCalendar parse(Reader source, String name) throws IOException {
        return new TradingCalendar(CalendarFile.read(source, name));
    }

    /** The days of which it is known whether Hong Kong trades and until when. On others every weekday does, in full. */
    public DayRange known() {
        return known;
    }

    /** The days of which it is known whether southbound channels are open. On others they are when Hong Kong trades. */
    public DayRange knownSouthbound() {
        return knownSouthbound;
    }

    /** Whether Hong Kong trades on the day. */
    public boolean isTradingDay(int day) {
        DayKind kind = exceptions.get(day);
        return kind == null ? !isWeekend(day) : kind.open && !isWeekend(day);
    }

    /** Whether the southbound channels are open on the day. */
    public boolean isSouthboundDay(int day) {
        DayKind kind = exceptions.get(day);
        return kind == null ? !isWeekend(day) : kind.southbound && !isWeekend(day);
    }

    /** The last trading second of the day: {@link TradingTime#LUNCH} on a half day, else {@link TradingTime#CLOSE}. */
    public int closeOf(int day) {
        DayKind kind = exceptions.get(day);
        return kind != null && kind.half ? TradingTime.LUNCH : TradingTime.CLOSE;
    }

    /** The last day before {@code day} on which Hong Kong trades. */
    public int tradingDayBefore(int day) {
        int before = day - 1;
        while (!isTradingDay(before)) {
            before--;
        }
        return before;
    }

    /** The first of {@code sessions} southbound days that end with {@code day}, which counts if it is one itself. */
    public int southboundStart(int day, int sessions) {
        int start = day;
        int left = isSouthboundDay(day) ? sessions - 1 : sessions;
        while (left > 0) {
            start--;
            if (isSouthboundDay(start)) {
                left--;
            }
        }
        return start;
    }

    /** Number of southbound days from {@code first} to {@code last}, both included. */
    public int southboundDays(int first, int last) {
        int count = 0;
        for (int day = first; day <= last; day++) {
            if (isSouthboundDay(day)) {
                count++;
            }
        }
        return count;
    }

    private static boolean isWeekend(int day) {
        // Day 0 was a Thursday.
        return Math.floorMod(day + 3, 7) >= 5;
    }
}
