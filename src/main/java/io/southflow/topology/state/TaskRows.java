package io.southflow.topology.state;

import io.southflow.analytics.row.Block;

/** Blocks that a task keeps beside those of its stocks; the ledger of events and months has blocks of its own. */
public final class TaskRows {
    /** In version 0 a head had no version. */
    public static final Block HEADS = Block.kept("H", 1, "heads of stocks");

    public static final Block CLOCK = Block.kept("k", 0, "the task's clock");
    public static final Block PARTIALS = Block.kept("p", 1, "the task's reports to the market");

    private TaskRows() {}
}
