package io.southflow.cli.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** A page of lines that is shown again and again: written over on a terminal, one below the other in a pipe. */
public final class Page {
    private static final String HOME = "\u001b[H";
    private static final String CLEAR = "\u001b[2J";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";
    /** A line that is too long for a narrow terminal is cut by it: one that went on below would move all others. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintWriter out;
    private final boolean over;
    private boolean shown;

    /** @param over whether a page is written over the one before */
    public Page(PrintWriter out, boolean over) {
        this.out = out;
        this.over = over;
    }

    /** Shows as many of the lines as the terminal has room for, so that none of them moves the first one away. */
    public void show(List<String> lines) {
        if (over) {
            String page = lines.stream()
                    .limit(Terminal.size().rows() - 1L)
                    .map(line -> line + CLEAR_LINE + "\n")
                    .collect(Collectors.joining());
            out.print((shown ? HOME : CLEAR + HOME) + NO_WRAP + page + CLEAR_BELOW + WRAP);
        } else {
            if (shown) {
                out.println();
            }
            lines.forEach(out::println);
        }
        out.flush();
        shown = true;
    }
}
