package io.southflow.cli.demo;

import java.io.PrintWriter;

/**
 * Results on standard output, everything else on standard error. On a terminal one line there is live: it is written
 * over, and makes way for what is to stay. Threads may share it.
 */
public final class Screen {
    private static final long LINE_NANOS = 5_000_000_000L;

    /** A line that wraps cannot be written over. */
    private static final int COLUMNS = 79;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private int liveLength;
    private long lastLine = System.nanoTime();

    /** @param terminal whether somebody watches; else a line of what is live appears every 5 seconds only */
    public Screen(PrintWriter out, PrintWriter err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    synchronized void result(String line) {
        wipe();
        out.println(line);
        out.flush();
    }

    synchronized void say(String line) {
        wipe();
        err.println(line);
        err.flush();
    }

    synchronized void live(String line) {
        if (terminal) {
            wipe();
            String fitting = line.substring(0, Math.min(line.length(), COLUMNS));
            err.print(fitting);
            err.flush();
            liveLength = fitting.length();
        } else if (System.nanoTime() - lastLine >= LINE_NANOS) {
            lastLine = System.nanoTime();
            say(line);
        }
    }

    private void wipe() {
        if (liveLength > 0) {
            err.print("\r" + " ".repeat(liveLength) + "\r");
            err.flush();
            liveLength = 0;
        }
    }
}
