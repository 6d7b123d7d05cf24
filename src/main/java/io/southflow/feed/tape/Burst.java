package io.southflow.feed.tape;

import io.southflow.calendar.TradingTime;
import io.southflow.feed.CsvResource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * Money that comes all at once and fades.
 *
 * @param day days since the epoch
 * @param from trading second
 * @param seconds of trading it lasts
 */
record Burst(int day, String symbol, int from, int seconds, double netMilliHkd) {
    private static final Burst NONE = new Burst(0, "", 0, 1, 0);
    private static final double MILLI_PER_MILLION = 1e9;

    static List<Burst> all() {
        return CsvResource.read(Burst.class, "bursts.csv").stream()
                .map(row -> {
                    int day = (int) LocalDate.parse(row.getField("date")).toEpochDay();
                    SessionClock clock = new SessionClock(day, false);
                    int from = LocalTime.parse(row.getField("from")).toSecondOfDay() * 1000;
                    return new Burst(
                            day,
                            row.getField("code"),
                            TradingTime.secondOf(clock.epochMillis(from)),
                            60 * Integer.parseInt(row.getField("minutes")),
                            Double.parseDouble(row.getField("net")) * MILLI_PER_MILLION);
                })
                .toList();
    }

    static Burst of(List<Burst> bursts, int day, String symbol) {
        for (Burst burst : bursts) {
            if (burst.day == day && burst.symbol.equals(symbol)) {
                return burst;
            }
        }
        return NONE;
    }

    /** Net that has come by a trading second; the rate falls in a straight line to 0. */
    double by(double second) {
        double left = Math.min(1, Math.max(0, 1 - (second - from) / seconds));
        return netMilliHkd * (1 - left * left);
    }
}
