package io.southflow.feed.tape;

import io.southflow.feed.CsvResource;
import io.southflow.feed.Securities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stock or index of the tape.
 *
 * @param turnover share of the market's turnover, 0 to 1
 * @param shorts share of volume that is sold short, 0 to 1
 * @param firstClose close of the tape's first session in Hong Kong dollars, 0 when {@code closes.csv} has the closes
 * @param lastClose close of its last session, likewise
 */
record Listing(
        String symbol,
        boolean index,
        boolean named,
        boolean southbound,
        double turnover,
        double shorts,
        double firstClose,
        double lastClose) {
    /** Those that the tape has ticks of; the list of securities has more. */
    private static final List<String> INDICES = List.of("HSI", "HSTECH");

    /** Stocks first, then indices. Named ones as in {@code stocks.csv}; the simulated share what turnover is left. */
    static List<Listing> all(long seed, Securities securities) {
        Map<String, Listing> named = new HashMap<>();
        double left = 1;
        for (var row : CsvResource.read(Listing.class, "stocks.csv")) {
            Listing listing = new Listing(
                    row.getField("code"),
                    false,
                    true,
                    securities.isSouthbound(row.getField("code")),
                    Integer.parseInt(row.getField("turnover")) / 10_000.0,
                    Integer.parseInt(row.getField("short")) / 100.0,
                    price(row.getField("close_first")),
                    price(row.getField("close_last")));
            named.put(listing.symbol, listing);
            left -= listing.turnover;
        }
        List<Listing> all = new ArrayList<>();
        double weights = 0;
        for (String symbol : securities.stocks()) {
            Listing listing = named.get(symbol);
            if (listing == null) {
                listing = simulated(seed, symbol, all.size(), securities.isSouthbound(symbol));
                weights += listing.turnover;
            }
            all.add(listing);
        }
        double scale = left / weights;
        all.replaceAll(listing -> listing.named ? listing : listing.withTurnover(listing.turnover * scale));
        for (String symbol : INDICES) {
            all.add(new Listing(symbol, true, true, false, 0, 0, 0, 0));
        }
        return List.copyOf(all);
    }

    private static double price(String field) {
        return field.isEmpty() ? 0 : Double.parseDouble(field);
    }

    /** Turnover is a weight still: many small stocks, few large, none fifteen times the smallest. */
    private static Listing simulated(long seed, String symbol, int number, boolean southbound) {
        Noise noise = Noise.of(seed, Noise.Purpose.LISTING, number, 0);
        double size = noise.uniform();
        double first = StrictMath.exp(noise.between(StrictMath.log(0.8), StrictMath.log(90)));
        double last = first * StrictMath.exp(0.03 + 0.05 * noise.bell());
        double weight = 0.25 + 3.4 * size * size * size;
        return new Listing(symbol, false, false, southbound, weight, noise.between(0.06, 0.2), first, last);
    }

    private Listing withTurnover(double share) {
        return new Listing(symbol, index, named, southbound, share, shorts, firstClose, lastClose);
    }
}
