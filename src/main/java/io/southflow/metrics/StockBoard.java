package io.southflow.metrics;

import io.southflow.analytics.unit.StockFigures;
import java.util.HashMap;
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

    /** Takes the figures of a stock of a task. Returns whether they are shown. */
    synchronized boolean put(int task, StockFigures figures) {
        String symbol = figures.symbol();
        if (!watched.isEmpty() && !watched.contains(symbol)) {
            return false;
        }
        if (shown.size() < max || shown.containsKey(symbol)) {
            shown.put(symbol, new Entry(task, figures));
            dropped.remove(symbol);
            return true;
        }
        dropped.put(symbol, task);
        return false;
    }

    synchronized void remove(int task, String symbol) {
        Entry entry = shown.get(symbol);
        if (entry != null && entry.task == task) {
            shown.remove(symbol);
        }
        dropped.remove(symbol, task);
    }

    synchronized void closeTask(int task) {
        shown.values().removeIf(entry -> entry.task == task);
        dropped.values().removeIf(itsTask -> itsTask == task);
    }

    synchronized List<StockFigures> figures() {
        return shown.values().stream().map(Entry::figures).toList();
    }

    synchronized int dropped() {
        return dropped.size();
    }
}
