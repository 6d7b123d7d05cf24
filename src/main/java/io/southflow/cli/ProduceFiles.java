package io.southflow.cli;

import io.southflow.cli.app.CalendarHorizon;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.feed.csv.CsvKind;
import io.southflow.feed.csv.CsvProgress;
import io.southflow.feed.csv.CsvSettings;
import io.southflow.feed.csv.CsvSource;
import io.southflow.feed.publish.Publisher;
import io.southflow.feed.publish.PublisherSettings;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes the files of one kind; there is one such command a kind. */
@Command
final class ProduceFiles implements Runnable {
    private final CsvKind kind;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WaitOption wait;

    @Mixin
    private SpeedOption speed;

    @Mixin
    private FileFormOptions form;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV, also as .gz; - is standard input.")
    private List<String> files;

    private ProduceFiles(CsvKind kind) {
        this.kind = kind;
    }

    static CommandLine commandLine(CsvKind kind) {
        CommandLine line = new CommandLine(new ProduceFiles(kind));
        line.getCommandSpec()
                .usageMessage()
                .description("Publishes CSV files of " + kind.label() + ". A bad row is reported and skipped.")
                .footer("%nA file has a header row. Columns: " + String.join(",", kind.required()) + "; optional: "
                        + String.join(",", kind.optional()) + ".");
        return line;
    }

    @Override
    public void run() {
        Settings settings = common.settings();
        KafkaSettings kafka = new KafkaSettings(settings);
        CsvSettings csv = CsvSettings.of(MonitorMapping.topics(settings), MonitorMapping.calendar(settings))
                .formed(form.of(kind));
        try (Stop stop = new Stop();
                CsvSource source = CsvSource.open(kind, files, csv);
                CsvProgress progress = CsvProgress.of(source)) {
            wait.waiting(stop).forBroker(kafka);
            if (stop.getAsBoolean()) {
                return;
            }
            PublisherSettings pace = PublisherSettings.of(speed.value(), csv.calendar());
            KnownDaysCheck checked = new KnownDaysCheck(
                    source,
                    new CalendarHorizon(csv.calendar()),
                    spec.commandLine().getErr()::println);
            long published = publish(Publisher.open(checked, csv.topics(), kafka.producer(), pace, progress), stop);
            spec.commandLine().getOut().printf("%s, %,d published%n", source.summary(), published);
            spec.commandLine().getOut().flush();
        }
    }

    static long publish(Publisher opened, Stop stop) {
        try (Publisher publisher = opened) {
            stop.wakes(publisher::close);
            return publisher.run();
        }
    }
}
