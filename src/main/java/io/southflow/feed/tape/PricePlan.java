package io.southflow.feed.tape;

import java.time.LocalDate;
import java.util.List;

/**
 * The daily bar of every listing on every day of the tape. The open lies between the close before and half way to the
 * close, high and low at most {@link #reach} beyond open and close, so that the closes alone decide which RSI any tick
 * of the day can show.
 */
final class PricePlan {
    /** Open, high, low and close in thousandths. */
    record Bar(long open, long high, long low, long close) {
        long middle() {
            return (high + low) / 2;
        }
    }

    private static final long TENCENT_HIGH = 513_000;
    /** A price that 00700 has on the tape's last day and after 20 January 2022 on no other. */
    private static final long TENCENT_CAP = 512_000;

    private static final int TENCENT_CAPPED_FROM =
            (int) LocalDate.of(2022, 1, 21).toEpochDay();
    private static final long HSTECH_LOW = 4_222_000;
    private static final int HSTECH_LOW_DAY = (int) LocalDate.of(2025, 1, 13).toEpochDay();

    private final long seed;
    private final List<Listing> listings;
    private final TapeDays days;
    private final ClosePlan closes;

    PricePlan(long seed, List<Listing> listings, TapeDays days) {
        this.seed = seed;
        this.listings = listings;
        this.days = days;
        this.closes = new ClosePlan(seed, listings, days);
    }

    boolean hasBar(int listing, int number) {
        return closes.close(listing, number) > 0;
    }

    Bar bar(int listing, int number) {
        Listing stock = listings.get(listing);
        Noise noise = Noise.of(seed, Noise.Purpose.BAR, listing, number);
        double close = closes.close(listing, number);
        double before = number > 0 && hasBar(listing, number - 1) ? closes.close(listing, number - 1) : close;
        double reach = reach(listing);
        double open = before + (close - before) * noise.between(0, 0.5);
        double high = Math.max(open, close) * (1 + reach * noise.between(0.1, 1));
        double low = Math.min(open, close) * (1 - reach * noise.between(0.1, 1));
        Bar bar = new Bar(
                PriceGrid.nearest(open, stock.index()),
                PriceGrid.nearest(high, stock.index()),
                PriceGrid.nearest(low, stock.index()),
                (long) close);
        return published(stock.symbol(), number, bar);
    }

    private double reach(int listing) {
        if (listings.get(listing).index()) {
            return 0.003;
        }
        return closes.isGiven(listing) ? 0.008 : 0.010;
    }

    /** Holds the bar to what the press published of that day. */
    private Bar published(String symbol, int number, Bar bar) {
        int day = days.day(number);
        if (symbol.equals("00700") && number == days.count() - 1) {
            return new Bar(bar.open, TENCENT_HIGH, bar.low, bar.close);
        }
        if (symbol.equals("00700") && day >= TENCENT_CAPPED_FROM) {
            return new Bar(
                    Math.min(bar.open, TENCENT_CAP),
                    Math.min(bar.high, TENCENT_CAP),
                    Math.min(bar.low, TENCENT_CAP),
                    Math.min(bar.close, TENCENT_CAP));
        }
        if (symbol.equals("HSTECH") && number >= days.first()) {
            // No trade of the year below the lowest close.
            long floor = day == HSTECH_LOW_DAY ? HSTECH_LOW : HSTECH_LOW + 1_000;
            long low = Math.max(bar.low, floor);
            return new Bar(Math.max(bar.open, low), bar.high, low, bar.close);
        }
        return bar;
    }
}
