package io.southflow.topology.state;

import io.southflow.analytics.row.BlockException;
import io.southflow.wire.Topic;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** State that cannot be read. The message says in one line what is wrong, and how to begin anew. */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * State of a task.
     *
     * @param inputs topics that it is made of
     */
    public StateException(BlockException what, ProcessorContext<?, ?> task, List<Topic<?>> inputs) {
        super("state of task " + task.taskId() + " cannot be read: " + what.getMessage()
                + "; to rebuild it, stop every instance and run: kafka-streams-application-reset.sh --bootstrap-server "
                + servers(task) + " --application-id " + task.applicationId()
                + " --input-topics " + inputs.stream().map(Topic::name).collect(Collectors.joining(","))
                + " (a demo: remove its --data-dir)");
        // No cause: the innermost message is the one that is shown, and an end of bytes is no outage that passes.
        addSuppressed(what);
    }

    /** A list or, when Streams has not parsed it, text. */
    private static String servers(ProcessorContext<?, ?> task) {
        return String.valueOf(task.appConfigs().get("bootstrap.servers")).replaceAll("[\\[\\] ]", "");
    }
}
