package io.southflow.cli.demo;

import io.southflow.cli.terminal.Paint;
import java.io.PrintWriter;

/**
 * Results on standard output, everything else on standard error. On a terminal one line there is live: it is written
 * over, and makes way for what is to stay. Threads may share it.
 */
public final class Screen {
    private static final long LINE_NANOS = 5_000_000_000L;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Paint paint;
    /** A line that wraps cannot be written over; 0 without a terminal. */
    private final int columns;

    private int liveLength;
    private long lastLine = System.nanoTime();

    /**
     * @param columns of the terminal that somebody watches; 0 for none: a line of what is live then appears every 5
     *     seconds only
     */
    public Screen(PrintWriter out, PrintWriter err, Paint paint, int columns) {
        this.out = out;
        this.err = err;
        this.paint = paint;
        this.columns = columns;
    }

    Paint paint() {
        return paint;
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
        if (columns > 0) {
            wipe();
            String fitting = line.substring(0, Math.min(line.length(), columns - 1));
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
