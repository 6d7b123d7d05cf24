package io.southflow.cli;

import io.southflow.cli.kafka.AlertFilter;
import io.southflow.cli.kafka.Decoder;
import io.southflow.cli.kafka.TopicReader;
import io.southflow.cli.report.AlertReport;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Names;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.terminal.Paint;
import io.southflow.cli.terminal.StandardOutput;
import io.southflow.schema.Alert;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "alerts",
        description = {
            "Prints alerts as they come: each transition once, after it is committed.",
            "What is kept is printed first with --from-beginning or --since, in order of event time."
        })
final class AlertsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WaitOption wait;

    @Option(names = "--from-beginning", description = "Begin with the oldest alert that is kept.")
    private boolean fromBeginning;

    @Option(names = "--exit", description = "Stop at the end of what there is.")
    private boolean exit;

    @Mixin
    private AlertSelection selection;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (one object a line); default ${DEFAULT-VALUE}.")
    private Format format;

    @Mixin
    private ColorOption color;

    @Override
    public void run() {
        Settings settings = common.settings();
        Names names = Names.load(settings);
        AlertFilter filter = selection.filter(settings.rules(), names);
        KafkaSettings kafka = new KafkaSettings(settings);
        PrintWriter out = spec.commandLine().getOut();
        try (Stop stop = new Stop()) {
            // A reader that went away, as head does, ends the command too.
            BooleanSupplier stopped = () -> stop.getAsBoolean() || out.checkError() || StandardOutput.isAbandoned();
            wait.waiting(stopped).forBroker(kafka);
            if (stopped.getAsBoolean()) {
                return;
            }
            try (TopicReader reader = new TopicReader(
                            MonitorMapping.topics(settings).alerts().name(), kafka.consumer());
                    Decoder decoder = new Decoder(
                            kafka.serde(),
                            (record, e) -> spec.commandLine().getErr().println(ErrorLines.skipped(record, e)))) {
                AlertPrinter printer = new AlertPrinter(filter, selection.since(), decoder, line(names), out);
                if (fromBeginning || selection.since() != null) {
                    reader.fromBeginning().readToEnd(stopped, printer::hold);
                    printer.printHeld(stopped);
                } else {
                    reader.fromEnd();
                }
                if (!exit) {
                    reader.follow(stopped, printer::print);
                }
            }
        }
        out.flush();
    }

    private Function<Alert, String> line(Names names) {
        Paint paint = color.paint();
        return format == Format.JSON
                ? alert -> AlertReport.json(alert, names::of).toString()
                : alert -> AlertReport.text(alert, names::of, paint);
    }
}
