package io.southflow.cli;

import io.southflow.cli.rejects.Position;
import io.southflow.cli.rejects.RejectReading;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.wire.Topics;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = "Shows one rejected record whole: why, where from, its headers, its value decoded if it can be.")
final class RejectsShowCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WaitOption wait;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (one object); default ${DEFAULT-VALUE}.")
    private Format format;

    @Parameters(
            paramLabel = "POSITION",
            arity = "0..*",
            description = "One that 'southflow rejects' lists, like 2@17; or where it was read, like"
                    + " southbound.flows-3@1234.")
    private List<String> positions = List.of();

    @Override
    public void run() {
        RejectsCommand.requireNoneBefore(spec);
        if (positions.size() != 1) {
            throw new UsageException(positions.isEmpty() ? "a position is missing" : "one position at a time");
        }
        Settings settings = common.settings();
        KafkaSettings kafka = new KafkaSettings(settings);
        Topics topics = MonitorMapping.topics(settings);
        Position position = RejectOptions.position(positions.get(0), topics);
        try (Stop stop = new Stop()) {
            wait.waiting(stop).forBroker(kafka);
            if (stop.getAsBoolean()) {
                return;
            }
            spec.commandLine()
                    .getOut()
                    .println(new RejectReading(kafka, topics).show(position, format == Format.JSON, stop));
            spec.commandLine().getOut().flush();
        }
    }
}
