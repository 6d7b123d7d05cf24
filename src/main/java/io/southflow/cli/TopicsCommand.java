package io.southflow.cli;

import io.southflow.cli.kafka.SchemaSetup;
import io.southflow.cli.kafka.TopicFinding;
import io.southflow.cli.kafka.TopicPlan;
import io.southflow.cli.kafka.TopicSetup;
import io.southflow.cli.kafka.TopicsReport;
import io.southflow.cli.kafka.Waiting;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.settings.SouthflowSettings;
import io.southflow.wire.RegistryClient;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "topics",
        description = "Creates the topics and schemas that are missing and checks those there are. Safe to repeat.")
final class TopicsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WaitOption wait;

    @Option(names = "--check", description = "Only look; create and register nothing.")
    private boolean check;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format;

    @Override
    public Integer call() {
        Settings settings = common.settings();
        KafkaSettings kafka = new KafkaSettings(settings);
        Waiting waiting = wait.waiting(() -> false);
        waiting.forBroker(kafka);
        waiting.forRegistry(kafka);
        try (Admin admin = Admin.create(kafka.admin())) {
            int replication = settings.get(SouthflowSettings.REPLICATION_FACTOR);
            TopicSetup topics = new TopicSetup(new TopicPlan(settings), replication, admin);
            List<TopicFinding> findings = topics.check(check ? Set.of() : topics.create());
            return report(new SchemaSetup(new RegistryClient(kafka.serde())).apply(findings, !check));
        }
    }

    private int report(List<TopicFinding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(format == Format.JSON ? TopicsReport.json(findings) : TopicsReport.text(findings));
        out.flush();
        List<String> problems = findings.stream()
                .flatMap(finding -> finding.problems().stream())
                .distinct()
                .toList();
        if (format == Format.TEXT) {
            problems.forEach(problem -> spec.commandLine().getErr().println("problem: " + problem));
            findings.forEach(finding ->
                    finding.notes().forEach(note -> spec.commandLine().getErr().println("note: " + note)));
            spec.commandLine().getErr().flush();
        }
        return problems.isEmpty() ? 0 : 1;
    }
}
