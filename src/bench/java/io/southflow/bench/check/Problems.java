package io.southflow.bench.check;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong: the first few in words, the others counted. */
public final class Problems {
    private static final int SHOWN = 10;

    private final List<String> shown = new ArrayList<>();
    private int count;

    public void add(String format, Object... arguments) {
        if (++count <= SHOWN) {
            shown.add(format.formatted(arguments));
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    @Override
    public String toString() {
        return count + " wrong: " + String.join("; ", shown) + (count > SHOWN ? "; ..." : "");
    }
}
