package io.southflow.calendar;

/** What a day is that is no plain weekday. */
enum DayKind {
    CLOSED(false, false, false),
    HALF(true, true, true),
    NO_SOUTHBOUND(true, false, false),
    HALF_NO_SOUTHBOUND(true, true, false);

    final boolean open;
    final boolean half;
    final boolean southbound;

    DayKind(boolean open, boolean half, boolean southbound) {
        this.open = open;
        this.half = half;
        this.southbound = southbound;
    }
}
