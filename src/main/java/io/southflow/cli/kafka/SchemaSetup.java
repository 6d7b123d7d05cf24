package io.southflow.cli.kafka;

import io.southflow.wire.RegistryClient;
import io.southflow.wire.SchemaRefusedException;
import io.southflow.wire.UnknownSchemaException;
import java.util.ArrayList;
import java.util.List;

/** Registers the schemas of the plan, or looks whether they are registered. */
public final class SchemaSetup {
    private final RegistryClient registry;

    public SchemaSetup(RegistryClient registry) {
        this.registry = registry;
    }

    /**
     * The findings with what holds for their schemas.
     *
     * @param register false: only look
     */
    public List<TopicFinding> apply(List<TopicFinding> findings, boolean register) {
        return findings.stream()
                .map(finding -> finding.plan().schema() == null ? finding : apply(finding, register))
                .toList();
    }

    private TopicFinding apply(TopicFinding finding, boolean register) {
        PlannedTopic topic = finding.plan();
        try {
            if (register) {
                registry.register(topic.subject(), topic.schema());
            } else {
                registry.lookup(topic.subject(), topic.schema());
            }
            return finding.withSchema("registered", List.of());
        } catch (UnknownSchemaException e) {
            List<String> problems = new ArrayList<>(registry.incompatibilities(topic.subject(), topic.schema()));
            problems.replaceAll(reason -> topic.subject() + " has an incompatible schema: " + reason);
            if (problems.isEmpty()) {
                problems.add(topic.subject() + " is not registered: run 'southflow topics'");
            }
            return finding.withSchema("missing", problems);
        } catch (SchemaRefusedException e) {
            return finding.withSchema("refused", List.of(e.getMessage()));
        }
    }
}
