package io.southflow.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/** Which days Hong Kong trades, and on which of them southbound money can. Immutable; days are days since the epoch. */
public final class TradingCalendar {
    private enum Kind {
        CLOSED(false, false, false),
        HALF(true, true, true),
        NO_SOUTHBOUND(true, false, false),
        HALF_NO_SOUTHBOUND(true, true, false);

        private final boolean open;
        private final boolean half;
        private final boolean southbound;

        Kind(boolean open, boolean half, boolean southbound) {
            this.open = open;
            this.half = half;
            this.southbound = southbound;
        }
    }

    private final Map<Integer, Kind> exceptions;

    private TradingCalendar(Map<Integer, Kind> exceptions) {
        this.exceptions = exceptions;
    }

    /** The calendar in the jar: 2021 to 2026. Outside those years every weekday trades. */
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
     * {@code #} begins a comment line.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException naming file and line when a line is not of that form
     */
    public static TradingCalendar parse(Reader source, String name) throws IOException {
        Map<Integer, Kind> exceptions = new HashMap<>();
        BufferedReader lines = new BufferedReader(source);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] fields = line.strip().split(",", -1);
                try {
                    exceptions.put((int) LocalDate.parse(fields[0]).toEpochDay(), kind(fields[1]));
                } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                    throw new IllegalArgumentException(
                            name + ":" + number
                                    + ": expected 'yyyy-MM-dd,closed|half|no-southbound|half-no-southbound',"
                                    + " found '" + line + "'",
                            e);
                }
            }
        }
        return new TradingCalendar(Map.copyOf(exceptions));
    }

    private static Kind kind(String text) {
        return Kind.valueOf(text.strip().replace('-', '_').toUpperCase(java.util.Locale.ROOT));
    }

    /** Whether Hong Kong trades on the day. */
    public boolean isTradingDay(int day) {
        Kind kind = exceptions.get(day);
        return kind == null ? !isWeekend(day) : kind.open && !isWeekend(day);
    }

    /** Whether the southbound channels are open on the day. */
    public boolean isSouthboundDay(int day) {
        Kind kind = exceptions.get(day);
        return kind == null ? !isWeekend(day) : kind.southbound && !isWeekend(day);
    }

    /** The last trading second of the day: {@link TradingTime#LUNCH} on a half day, else {@link TradingTime#CLOSE}. */
    public int closeOf(int day) {
        Kind kind = exceptions.get(day);
        return kind != null && kind.half ? TradingTime.LUNCH : TradingTime.CLOSE;
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
