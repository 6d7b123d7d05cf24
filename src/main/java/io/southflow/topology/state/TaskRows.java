package io.southflow.topology.state;

/** Kinds of the rows that a task keeps beside those of its stocks, in one place; the ledger of events and months has kinds of its own. */
public final class TaskRows {
    public static final char HEADS = 'H';
    public static final char CLOCK = 'k';
    public static final char PARTIALS = 'p';

    private TaskRows() {}
}
