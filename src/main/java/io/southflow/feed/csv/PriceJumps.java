package io.southflow.feed.csv;

import io.southflow.check.PriceJump;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.DailyBar;
import io.southflow.schema.Tick;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Warns of a price that jumps from one row of a symbol to the next, once a symbol: a split that nobody told of, or a wrong
 * row. Refuses nothing. Remembers one price a symbol, of which there are no more than codes of five digits and indices.
 */
final class PriceJumps {
    private static final int MOST_TOLD = 20;

    private final Consumer<String> report;
    private final Map<String, Long> last = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    PriceJumps(Consumer<String> report) {
        this.report = report;
    }

    /**
     * @param place {@code file:line} of the row
     * @param isNew whether the row is published now; of one that was before nothing is told again
     */
    void look(FeedEvent event, String place, boolean isNew) {
        long milli = price(event);
        if (milli == 0) {
            return;
        }
        Long before = last.put(event.key(), milli);
        if (isNew
                && before != null
                && PriceJump.isBetween(before, milli)
                && told.size() <= MOST_TOLD
                && told.add(event.key())) {
            report.accept(
                    told.size() > MOST_TOLD
                            ? "further jumps of prices are not shown"
                            : line(event, place, before, milli));
        }
    }

    private static String line(FeedEvent event, String place, long before, long milli) {
        return place + ": warning: " + event.key() + " jumps from " + CsvNumber.decimal(before) + " to "
                + CsvNumber.decimal(milli) + ": a split? It needs a row for 'southflow produce corporate-actions'";
    }

    /** What the event says of the price, thousandths; 0 when nothing. */
    private static long price(FeedEvent event) {
        if (event.value() instanceof DailyBar bar) {
            return bar.getCloseMilli();
        }
        return event.value() instanceof Tick tick && movesPrice(tick) ? tick.getPriceMilli() : 0;
    }

    private static boolean movesPrice(Tick tick) {
        return switch (tick.getType()) {
            case INDEX -> true;
            case AUTOMATCH, AUCTION -> tick.getVolume() > 0 && !tick.getCancel();
            default -> false;
        };
    }
}
