package io.southflow.bench.contestant.flink;

import io.southflow.bench.contestant.Job;
import io.southflow.bench.contestant.Runner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink job at work in this process. */
final class FlinkRunner implements Runner {
    private final JobClient client;
    private final String savepoints;

    FlinkRunner(StreamExecutionEnvironment environment, Job job) throws Exception {
        client = environment.executeAsync(job.group());
        savepoints = Path.of(job.directory(), "savepoints").toUri().toString();
    }

    /** One subtask of everything; a checkpoint, by which Flink commits, as often as the others commit. */
    static StreamExecutionEnvironment environment(Job job) {
        Duration commit = Duration.ofMillis(job.commitMs());
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, commit);
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, commit);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Path.of(job.directory(), "checkpoints").toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    }

    @Override
    public Optional<String> failure() {
        return client.getJobExecutionResult().isDone() ? Optional.of("the job has ended") : Optional.empty();
    }

    @Override
    public boolean isFinished(long records) {
        return Checkpointed.records() >= records;
    }

    /** Fires what timers are left, and commits what they gave. */
    @Override
    public void stop() throws Exception {
        client.stopWithSavepoint(true, savepoints, SavepointFormatType.NATIVE).get();
        client.getJobExecutionResult().get();
    }
}
