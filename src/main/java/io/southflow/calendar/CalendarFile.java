package io.southflow.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A calendar's lines, as {@link TradingCalendar#parse} describes them. */
final class CalendarFile {
    private static final String KNOWN = "known";
    private static final String KNOWN_SOUTHBOUND = "known-southbound";

    private final TreeMap<Integer, DayKind> exceptions = new TreeMap<>();
    private final Map<String, DayRange> spans = new HashMap<>();

    private CalendarFile() {}

    static CalendarFile read(Reader source, String name) throws IOException {
        CalendarFile file = new CalendarFile();
        BufferedReader lines = new BufferedReader(source);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    file.add(line.strip().split(",", -1));
                } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                    throw new IllegalArgumentException(
                            name + ":" + number
                                    + ": expected 'yyyy-MM-dd,closed|half|no-southbound|half-no-southbound' or"
                                    + " 'yyyy-MM-dd/yyyy-MM-dd,known|known-southbound', found '" + line + "'",
                            e);
                }
            }
        }
        return file;
    }

    private void add(String[] fields) {
        String kind = fields[1].strip().toLowerCase(Locale.ROOT);
        if (kind.equals(KNOWN) || kind.equals(KNOWN_SOUTHBOUND)) {
            String[] ends = fields[0].split("/", -1);
            DayRange span = new DayRange(day(ends[0]), day(ends[1]));
            if (span.first() > span.last()) {
                throw new IllegalArgumentException("ends before it begins");
            }
            spans.put(kind, span);
        } else {
            exceptions.put(
                    day(fields[0]), DayKind.valueOf(kind.replace('-', '_').toUpperCase(Locale.ROOT)));
        }
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date.strip()).toEpochDay();
    }

    Map<Integer, DayKind> exceptions() {
        return Map.copyOf(exceptions);
    }

    /** As the file says; of one that does not, the years from its first day to its last. */
    DayRange known() {
        return spans.getOrDefault(KNOWN, exceptions.isEmpty() ? DayRange.NONE : years());
    }

    DayRange knownSouthbound() {
        return spans.getOrDefault(KNOWN_SOUTHBOUND, known());
    }

    private DayRange years() {
        LocalDate first = TradingTime.date(exceptions.firstKey());
        LocalDate last = TradingTime.date(exceptions.lastKey());
        return new DayRange((int) first.withDayOfYear(1).toEpochDay(), (int)
                last.withDayOfYear(last.lengthOfYear()).toEpochDay());
    }
}
