package io.southflow.calendar;

/**
 * Days from the first to the last, both included, in days since the epoch; empty when the last is before the first.
 */
public record DayRange(int first, int last) {
    /** No day at all. */
    public static final DayRange NONE = new DayRange(0, -1);

    public boolean contains(int day) {
        return first <= day && day <= last;
    }

    /** As in {@code 2021-01-01 to 2027-12-31}, or {@code none}. */
    @Override
    public String toString() {
        return first > last ? "none" : TradingTime.date(first) + " to " + TradingTime.date(last);
    }
}
