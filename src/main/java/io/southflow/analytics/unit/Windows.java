package io.southflow.analytics.unit;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The windows that figures are kept for, shortest first. Figures by window stand in arrays, each at the position its
 * window has here.
 *
 * @param all at least one, at most {@value #MOST}, none twice
 */
public record Windows(List<Window> all) {
    public static final int MOST = 32;
    /** What a list of windows may be, in words. */
    public static final String ALLOWED =
            "1 to " + MOST + " different ones of " + Window.FORMS + ", separated by commas";

    public static final Windows DEFAULT = parse("1m,5m,15m,30m,1h,1d,5d,20d,mtd,ytd");

    /** @throws IllegalArgumentException for none, too many, or one twice */
    public Windows {
        Set<Window> sorted = new TreeSet<>(all);
        if (all.isEmpty() || all.size() > MOST || sorted.size() < all.size()) {
            throw new IllegalArgumentException(all.size() + " windows, " + sorted.size() + " of them different");
        }
        all = List.copyOf(sorted);
    }

    /**
     * Reads labels separated by commas, in any order.
     *
     * @throws IllegalArgumentException for a label that is none, no label, too many, or one twice
     */
    public static Windows parse(String labels) {
        return new Windows(Stream.of(labels.split(",", -1))
                .map(String::strip)
                .map(Window::of)
                .toList());
    }

    public int size() {
        return all.size();
    }

    public Window get(int position) {
        return all.get(position);
    }

    /** The position of the window with that label, or -1. */
    public int indexOf(String label) {
        return labels().indexOf(label);
    }

    public List<String> labels() {
        return all.stream().map(Window::label).toList();
    }

    /** The labels separated by commas, as {@link #parse} takes them. */
    @Override
    public String toString() {
        return all.stream().map(Window::label).collect(Collectors.joining(","));
    }
}
