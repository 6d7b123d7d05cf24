package io.southflow.feed.tape;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.southflow.feed.CsvResource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The closing price of every listing on every day of the tape, drawn through the closes that are given. */
final class ClosePlan {
    /** Of the walk between two given closes, per day. */
    private static final double WALK_DEVIATION = 0.006;
    /** Of a close from the walk: it reverts by the next day, so that few of the simulated stocks trend into an alert. */
    private static final double CLOSE_DEVIATION = 0.012;

    private static final List<NamedCsvRecord> GIVEN = CsvResource.read(ClosePlan.class, "closes.csv");

    private final TapeDays days;
    private final long[][] closes;
    private final boolean[] given;

    ClosePlan(long seed, List<Listing> listings, TapeDays days) {
        this.days = days;
        closes = new long[listings.size()][];
        given = new boolean[listings.size()];
        for (int i = 0; i < closes.length; i++) {
            Listing listing = listings.get(i);
            given[i] = GIVEN.get(0).getHeader().contains(listing.symbol());
            double[] path = given[i] ? givenCloses(listing.symbol()) : ends(listing);
            Noise noise = Noise.of(seed, Noise.Purpose.CLOSES, i, 0);
            bridge(path, noise);
            closes[i] = onGrid(path, listing);
        }
    }

    /** The first day, in days since the epoch, for which a close is given. */
    static int firstKnown() {
        return dayOf(GIVEN.get(0));
    }

    /** Close in thousandths; 0 before the listing's first bar. */
    long close(int listing, int number) {
        return closes[listing][number];
    }

    /** Whether every close since the history of all listings is given, none is random. */
    boolean isGiven(int listing) {
        return given[listing];
    }

    private double[] givenCloses(String symbol) {
        double[] path = new double[days.count()];
        for (NamedCsvRecord row : GIVEN) {
            String close = row.getField(symbol);
            if (!close.isEmpty()) {
                path[Arrays.binarySearch(days.days(), dayOf(row))] = Double.parseDouble(close) * 1000;
            }
        }
        return path;
    }

    private double[] ends(Listing listing) {
        double[] path = new double[days.count()];
        path[days.dense()] = listing.firstClose() * 1000;
        path[days.first()] = listing.firstClose() * 1000;
        path[days.count() - 1] = listing.lastClose() * 1000;
        return path;
    }

    /** Fills the zeros between two given closes with a random walk in logarithms that arrives at the second. */
    private static void bridge(double[] path, Noise noise) {
        int from = 0;
        while (path[from] == 0) {
            from++;
        }
        for (int to = from + 1; to < path.length; to++) {
            if (path[to] != 0) {
                double target = StrictMath.log(path[to]);
                double at = StrictMath.log(path[from]);
                for (int i = from + 1; i < to; i++) {
                    double left = to - i + 1;
                    at += (target - at) / left + WALK_DEVIATION * Math.sqrt((left - 1) / left) * noise.bell();
                    path[i] = StrictMath.exp(at + CLOSE_DEVIATION * noise.bell());
                }
                from = to;
            }
        }
    }

    private static long[] onGrid(double[] path, Listing listing) {
        long[] grid = new long[path.length];
        for (int i = 0; i < path.length; i++) {
            grid[i] = path[i] == 0 ? 0 : PriceGrid.nearest(path[i], listing.index());
        }
        return grid;
    }

    private static int dayOf(NamedCsvRecord row) {
        return (int) LocalDate.parse(row.getField("date")).toEpochDay();
    }
}
