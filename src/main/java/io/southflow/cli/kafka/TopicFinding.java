package io.southflow.cli.kafka;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was found about a planned topic, or done.
 *
 * @param status of the topic
 * @param partitions it has, 0 when it is missing
 * @param schema {@code registered}, {@code missing}, {@code refused}, or empty where values are not Avro
 * @param problems each one line with its remedy; none must be left for a start
 * @param notes what differs from the plan without harm to the figures
 */
public record TopicFinding(
        PlannedTopic plan, Status status, int partitions, String schema, List<String> problems, List<String> notes) {
    public enum Status {
        CREATED,
        PRESENT,
        MISSING
    }

    public TopicFinding {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    TopicFinding withSchema(String state, List<String> more) {
        List<String> all = Stream.concat(problems.stream(), more.stream()).toList();
        return new TopicFinding(plan, status, partitions, state, all, notes);
    }
}
