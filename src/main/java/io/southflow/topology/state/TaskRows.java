package io.southflow.topology.state;

/** Kinds of the rows that a task keeps beside those of its stocks, in one place; the ledger of events and months has kinds of its own. */
public final class TaskRows {
    public static final char HEADS = 'h';
    /** Packs of heads of the release before rules had a contract; they give way to those of today. */
    public static final char OLD_HEADS = 'H';

    public static final char CLOCK = 'k';
    public static final char PARTIALS = 'p';

    private TaskRows() {}
}
