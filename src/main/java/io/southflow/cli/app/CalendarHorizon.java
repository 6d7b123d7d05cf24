package io.southflow.cli.app;

import io.southflow.calendar.DayRange;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.cli.settings.SouthflowSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a calendar knows its days, and the lines that tell when that is not far enough. */
public final class CalendarHorizon {
    /** Next year's days are published in the last months of this one, and somebody has to enter them. */
    private static final int SOON_DAYS = 60;

    private static final double MILLIS = 1_000;
    private static final String HONG_KONG = "Hong Kong days";
    private static final String SOUTHBOUND = "southbound days";

    private final DayRange hongKong;
    private final DayRange southbound;

    public CalendarHorizon(TradingCalendar calendar) {
        hongKong = calendar.known();
        southbound = calendar.knownSouthbound();
    }

    /**
     * Seconds until Hong Kong's days or southbound days are no longer known, whichever comes first; 0 once it has.
     *
     * @param epochMillis milliseconds since the epoch
     */
    double remainingSeconds(long epochMillis) {
        int last = Math.min(hongKong.last(), southbound.last());
        long end = TradingTime.midnightAfter(TradingTime.millisOf(last, 0));
        return Math.max(0, end - epochMillis) / MILLIS;
    }

    /**
     * What an operator has to know at a moment: a line for days that are not known now, or end within 60 days.
     *
     * @param epochMillis milliseconds since the epoch
     */
    public List<String> warnings(long epochMillis) {
        int today = TradingTime.dayOf(epochMillis);
        List<String> warnings = new ArrayList<>();
        warn(HONG_KONG, hongKong, today, warnings);
        warn(SOUTHBOUND, southbound, today, warnings);
        return warnings;
    }

    private static void warn(String what, DayRange known, int today, List<String> warnings) {
        if (!known.contains(today)) {
            warnings.add(outside(what, known, today));
        } else if (known.last() - today < SOON_DAYS) {
            warnings.add("warning: the " + what + " that the calendar knows (" + known + ") end in "
                    + (known.last() - today) + " days: " + remedy());
        }
    }

    /**
     * The line for an event's day when that is not known.
     *
     * @param flow whether it is of southbound money, for which southbound days count
     */
    public Optional<String> warning(int day, boolean flow) {
        DayRange known = flow ? southbound : hongKong;
        return known.contains(day) ? Optional.empty() : Optional.of(outside(flow ? SOUTHBOUND : HONG_KONG, known, day));
    }

    private static String outside(String what, DayRange known, int day) {
        return "warning: " + TradingTime.date(day) + " is outside of the " + what + " that the calendar knows (" + known
                + "): " + remedy();
    }

    private static String remedy() {
        return "weekdays it does not know count as open; name a file that knows them in "
                + SouthflowSettings.CALENDAR.key();
    }
}
