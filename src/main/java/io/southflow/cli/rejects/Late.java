package io.southflow.cli.rejects;

import io.southflow.calendar.TradingTime;
import java.util.Map;
import java.util.TreeMap;

/** What would be late. */
public final class Late {
    private static final int SHOWN = 3;

    private final Map<String, Integer> open = new TreeMap<>();
    private long count;

    void add(String symbol, String topic, int day) {
        count++;
        open.put(symbol + " is in " + TradingTime.date(day) + " on " + topic, day);
    }

    /** One that was rejected for being late: a session that is closed does not open again. */
    void add() {
        count++;
    }

    /** How many there are. */
    public long count() {
        return count;
    }

    /** Which later sessions are open, some of them, in brackets; empty when none was seen. */
    public String sessions() {
        if (open.isEmpty()) {
            return "";
        }
        String some = String.join(", ", open.keySet().stream().limit(SHOWN).toList());
        return " (" + some + (open.size() > SHOWN ? ", " + (open.size() - SHOWN) + " more" : "") + ")";
    }
}
