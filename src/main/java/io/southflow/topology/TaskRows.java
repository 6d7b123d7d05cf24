package io.southflow.topology;

/** Kinds of the rows that a task keeps beside those of its stocks, in one place; see also {@link TaskLedger}. */
final class TaskRows {
    static final char HEADS = 'H';
    static final char CLOCK = 'k';
    static final char PARTIALS = 'p';

    private TaskRows() {}
}
