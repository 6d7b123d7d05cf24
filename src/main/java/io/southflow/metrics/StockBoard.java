package io.southflow.metrics;

import io.southflow.analytics.StockFigures;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The latest figures of each stock shown and the task they came from. A symbol stands here once, whichever task
 * reported it last, and leaves with that task. Thread-safe.
 */
final class StockBoard {
    private record Entry(int task, StockFigures figures) {}

    private final Set<String> watched;
    private final int max;
    private final Map<String, Entry> shown = new HashMap<>();
    private final Map<String, Integer> dropped = new HashMap<>();

    /**
     * @param watched symbols to show; empty for all
     * @param max most symbols shown; first come, first shown
     */
    StockBoard(Set<String> watched, int max) {
        this.watched = Set.copyOf(watched);
        this.max = max;
    }

    synchronized void put(int task, StockFigures figures) {
        String symbol = figures.symbol();
        if (!watched.isEmpty() && !watched.contains(symbol)) {
            return;
        }
        if (shown.size() < max || shown.containsKey(symbol)) {
            shown.put(symbol, new Entry(task, figures));
            dropped.remove(symbol);
        } else {
            dropped.put(symbol, task);
        }
    }

    synchronized void retain(int task, Set<String> symbols) {
        Set<String> kept = new HashSet<>(symbols);
        shown.entrySet().removeIf(e -> e.getValue().task == task && !kept.contains(e.getKey()));
        dropped.entrySet().removeIf(e -> e.getValue() == task && !kept.contains(e.getKey()));
    }

    synchronized List<StockFigures> figures() {
        return shown.values().stream().map(Entry::figures).toList();
    }

    synchronized int dropped() {
        return dropped.size();
    }
}
