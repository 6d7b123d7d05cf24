package io.southflow.cli.kafka;

import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.Settings;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** Holds a start back while its topics are not as they must be. */
public final class TopicCheck {
    private TopicCheck() {}

    /** @throws CommandFailure with one line when a topic is missing or has a problem */
    public static void require(Settings settings) {
        try (Admin admin = Admin.create(new KafkaSettings(settings).admin())) {
            List<TopicFinding> findings = new TopicSetup(new TopicPlan(settings), -1, admin).check(Set.of());
            List<String> missing = findings.stream()
                    .filter(finding -> finding.status() == TopicFinding.Status.MISSING)
                    .map(finding -> finding.plan().name())
                    .toList();
            if (!missing.isEmpty()) {
                throw new CommandFailure(
                        "topics are missing (" + String.join(", ", missing) + "): run 'southflow topics' first");
            }
            List<String> problems = findings.stream()
                    .flatMap(finding -> finding.problems().stream())
                    .distinct()
                    .toList();
            if (!problems.isEmpty()) {
                throw new CommandFailure(problems.get(0)
                        + (problems.size() == 1
                                ? ""
                                : " (and " + (problems.size() - 1) + " more: 'southflow topics --check' lists them)"));
            }
        }
    }
}
