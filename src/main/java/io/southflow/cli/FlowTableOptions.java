package io.southflow.cli;

import io.southflow.analytics.unit.Window;
import io.southflow.cli.report.FlowTable;
import picocli.CommandLine.Option;

/** What the table of flows shows. */
final class FlowTableOptions {
    private static final int TOP = 10;
    private static final int BOTTOM = 5;

    @Option(
            names = "--window",
            paramLabel = "W",
            converter = WindowConverter.class,
            description =
                    "Figures of this window, one of southflow.windows: 30m, 1d, 20d, mtd. Default of the table: 1d;"
                            + " JSON has all.")
    private Window window;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Table: the N stocks that are bought most. Default " + TOP + ", or all that --symbol names.")
    private Integer top;

    @Option(
            names = "--bottom",
            paramLabel = "N",
            description = "Table: below them the N that are sold most. Default " + BOTTOM + " when --top is not given.")
    private Integer bottom;

    /** Null when none was asked for. */
    Window window() {
        return window;
    }

    Window windowOfTable() {
        return window == null ? Window.DAY : window;
    }

    /**
     * @param named whether stocks were asked for by symbol
     * @throws UsageException for a number below zero
     */
    FlowTable.Choice choice(boolean named) {
        if (top != null && top < 0 || bottom != null && bottom < 0) {
            throw new UsageException("--top and --bottom are numbers of stocks, 0 or more");
        }
        boolean neither = top == null && bottom == null;
        int first = top == null ? (named && neither ? Integer.MAX_VALUE : neither ? TOP : 0) : top;
        int last = bottom == null ? (neither && !named ? BOTTOM : 0) : bottom;
        return new FlowTable.Choice(first, last, named);
    }

    /** @throws UsageException when something was asked for that only the table has */
    void requireNone() {
        if (top != null || bottom != null) {
            throw new UsageException("--top and --bottom are for the table: add --format text");
        }
    }
}
