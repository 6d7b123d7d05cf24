package io.southflow.check;

import io.southflow.calendar.DayRange;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * Which days an event may be of, and which hours. Nearly every event is of the same day as the one before, so that what
 * the calendar said of it is remembered. For one thread.
 */
final class Sessions {
    /** No day. */
    private static final int NONE = Integer.MIN_VALUE;

    private final TradingCalendar calendar;
    /** Days that the calendar was asked about last, and that passed. */
    private int southboundDay = NONE;

    private int tradingDay = NONE;
    /** The day whose hours were asked for last, and the second of its clock at which they are over. */
    private int hoursDay = NONE;

    private int end;

    Sessions(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    void checkSouthbound(String field, int day) throws Rejection {
        if (day != southboundDay) {
            if (!calendar.isSouthboundDay(day)) {
                throw closed(field, day, "day of southbound trading", calendar.knownSouthbound());
            }
            southboundDay = day;
        }
    }

    void checkTrading(String field, int day) throws Rejection {
        if (day != tradingDay) {
            if (!calendar.isTradingDay(day)) {
                throw closed(field, day, "trading day of Hong Kong", calendar.known());
            }
            tradingDay = day;
        }
    }

    /**
     * Checks the hours: from the opening auction on, and what carries money or a price until the closing auction is over.
     *
     * @param day of the moment
     * @param carries whether the event says more than that time has passed
     */
    void checkHours(String field, int day, long millis, boolean carries) throws Rejection {
        if (day != hoursDay) {
            end = TradingTime.auctionEnd(calendar.closeOf(day));
            hoursDay = day;
        }
        int clock = TradingTime.clockOf(millis);
        if (clock < TradingTime.AUCTION_OPEN || carries && clock >= end) {
            throw new Rejection(
                    RejectReason.OUTSIDE_TRADING_DAY,
                    field,
                    TradingTime.date(day) + " " + LocalTime.ofSecondOfDay(clock) + " in Hong Kong is "
                            + (clock < TradingTime.AUCTION_OPEN ? "before " : "after ")
                            + "its trading day, " + LocalTime.ofSecondOfDay(TradingTime.AUCTION_OPEN) + " to "
                            + LocalTime.ofSecondOfDay(end)
                            + ": a clock in UTC? Write times with Z (UTC) or +08:00 (Hong Kong)");
        }
    }

    /** What a day is that is none, as far as the calendar knows. */
    private Rejection closed(String field, int day, String what, DayRange known) {
        LocalDate date = TradingTime.date(day);
        String why = isWeekend(date)
                ? "it is a " + weekday(date)
                : (calendar.isTradingDay(day)
                                ? "Hong Kong trades and the southbound channels are closed"
                                : "Hong Kong is closed")
                        + " by the calendar in force; if it is wrong, name another in southflow.calendar";
        return new Rejection(
                RejectReason.NOT_A_SESSION,
                field,
                date + " is no " + what + ": " + why
                        + (known.contains(day)
                                ? ""
                                : " (it is outside of the days that the calendar knows, " + known + ")"));
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /** As in {@code Saturday}. */
    static String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
