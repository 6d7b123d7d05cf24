package io.southflow.check;

import io.southflow.analytics.unit.Money;
import io.southflow.schema.DailyBar;

/** The ranges that the schemas document. */
final class Ranges {
    static final long MOST_SHARES = 1_000_000_000_000L;
    static final long MOST_PRICE = 10_000_000_000L;
    static final long MOST_FACTOR = 1_000_000L;
    static final long MOST_MONEY = Money.MOST;

    private static final int LONGEST_SOURCE = 64;

    private Ranges() {}

    static void check(String field, long value, long least, long most) throws Rejection {
        if (value < least || value > most) {
            throw outOfRange(field, value + " is not within " + least + " to " + most);
        }
    }

    /** A price of a bar, which lies between the lowest and the highest of its day. */
    static void checkBar(String field, long milli, DailyBar bar) throws Rejection {
        if (milli < bar.getLowMilli() || milli > bar.getHighMilli()) {
            throw outOfRange(
                    field,
                    Money.decimal(milli) + " is not within low to high, " + Money.decimal(bar.getLowMilli()) + " to "
                            + Money.decimal(bar.getHighMilli()));
        }
    }

    static void checkFeed(String source, long sequence) throws Rejection {
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            throw outOfRange("source", "expected 1 to " + LONGEST_SOURCE + " characters");
        }
        check("sequence", sequence, 0, Long.MAX_VALUE);
    }

    static Rejection outOfRange(String field, String detail) {
        return new Rejection(RejectReason.OUT_OF_RANGE, field, detail);
    }
}
