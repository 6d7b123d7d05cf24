package io.southflow.analytics.unit;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of time up to now over which money is added up. Shorter windows come first: trading time, which starts anew
 * each trading day, then southbound sessions, then month, quarter and year to date.
 *
 * @param label the name in settings, topics and metrics
 * @param kind what the window reaches over
 * @param length trading seconds, or southbound sessions with today; 0 for what begins with the calendar
 */
public record Window(String label, Kind kind, int length) implements Comparable<Window> {
    /** What a window reaches over, in the order of windows. */
    public enum Kind {
        TRADING_TIME,
        SESSIONS,
        MONTH,
        QUARTER,
        YEAR
    }

    /** What the forms of labels are, in words. */
    static final String FORMS = "1m to 330m and 1h to 5h (trading time), 1d to 250d (sessions), mtd, qtd, ytd";

    // No zero in front, so that a window has one label only in each unit.
    private static final Pattern LENGTH = Pattern.compile("([1-9]\\d{0,2})([mhd])");
    private static final int MOST_SESSIONS = 250;

    /** Today. */
    public static final Window DAY = of("1d");

    public static final Window D20 = of("20d");
    public static final Window YEAR = of("ytd");

    private static final Comparator<Window> SHORTEST_FIRST =
            Comparator.comparing(Window::kind).thenComparingInt(Window::length).thenComparing(Window::label);

    /** @throws IllegalArgumentException when there is no such window */
    public static Window of(String label) {
        return switch (label) {
            case "mtd" -> new Window(label, Kind.MONTH, 0);
            case "qtd" -> new Window(label, Kind.QUARTER, 0);
            case "ytd" -> new Window(label, Kind.YEAR, 0);
            default -> ofLength(label);
        };
    }

    private static Window ofLength(String label) {
        Matcher form = LENGTH.matcher(label);
        if (form.matches()) {
            int number = Integer.parseInt(form.group(1));
            boolean ofSessions = form.group(2).equals("d");
            int length = ofSessions ? number : number * (form.group(2).equals("h") ? 3_600 : 60);
            if (length <= (ofSessions ? MOST_SESSIONS : TradingTime.CLOSE)) {
                return new Window(label, ofSessions ? Kind.SESSIONS : Kind.TRADING_TIME, length);
            }
        }
        throw new IllegalArgumentException("'" + label + "' is none of " + FORMS);
    }

    /** Whether the window reaches over trading time of today. */
    public boolean isTradingTime() {
        return kind == Kind.TRADING_TIME;
    }

    /** The first day of the window as of a day; the day itself for trading time. */
    public int start(int day, TradingCalendar calendar) {
        LocalDate date = TradingTime.date(day);
        return switch (kind) {
            case TRADING_TIME -> day;
            // Today stays today when a corrected calendar has closed it.
            case SESSIONS -> length == 1 ? day : calendar.southboundStart(day, length);
            case MONTH -> (int) date.withDayOfMonth(1).toEpochDay();
            case QUARTER ->
                (int) date.withDayOfMonth(1)
                        .with(date.getMonth().firstMonthOfQuarter())
                        .toEpochDay();
            case YEAR -> (int) date.withDayOfYear(1).toEpochDay();
        };
    }

    @Override
    public int compareTo(Window other) {
        return SHORTEST_FIRST.compare(this, other);
    }
}
