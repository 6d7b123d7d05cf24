package io.southflow.bench.contestant.flink;

import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/** A function that tells {@link Checkpointed} of checkpoints; it has no state of its own. */
interface CountsCheckpoints extends CheckpointedFunction, CheckpointListener {
    @Override
    default void initializeState(FunctionInitializationContext context) {}

    @Override
    default void snapshotState(FunctionSnapshotContext context) {
        Checkpointed.begin(context.getCheckpointId());
    }

    @Override
    default void notifyCheckpointComplete(long checkpoint) {
        Checkpointed.complete(checkpoint);
    }
}
