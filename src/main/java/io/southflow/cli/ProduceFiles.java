package io.southflow.cli;

import io.southflow.check.EventChecks;
import io.southflow.cli.app.CalendarHorizon;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.feed.csv.CsvKind;
import io.southflow.feed.csv.CsvProgress;
import io.southflow.feed.csv.CsvSettings;
import io.southflow.feed.csv.CsvSource;
import io.southflow.feed.publish.Published;
import io.southflow.feed.publish.Publisher;
import io.southflow.feed.publish.PublisherSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes the files of one kind; there is one such command a kind. */
@Command
final class ProduceFiles implements Callable<Integer> {
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
    private ForceOption force;

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
                .description("Publishes CSV files of " + kind.label() + ". A bad row is reported and skipped; rows"
                        + " that were published before are not published again.")
                .footer("%nA file has a header row. Columns: " + String.join(",", kind.required()) + "; optional: "
                        + String.join(",", kind.optional()) + ".");
        return line;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings();
        KafkaSettings kafka = new KafkaSettings(settings);
        EventChecks checks = MonitorMapping.checks(settings);
        CsvSettings csv = CsvSettings.of(MonitorMapping.topics(settings), MonitorMapping.calendar(settings))
                .checkedBy(checks)
                .pacingHistory(speed.isGiven())
                .forced(force.value())
                .formed(form.of(kind));
        PublisherSettings pace =
                PublisherSettings.of(speed.value(), csv.calendar()).forced(force.value());
        files.forEach(file -> CsvSource.check(kind, file, csv));
        FilesSummary summary = new FilesSummary(kind, spec.commandLine().getErr());
        try (Stop stop = new Stop()) {
            wait.waiting(stop).forBroker(kafka);
            try (AfterPublishing after = new AfterPublishing(kafka, csv.topics().rejects())) {
                for (String file : files) {
                    if (!stop.getAsBoolean()) {
                        after.add(publish(file, csv, checks, kafka, pace, summary, stop));
                    }
                }
                spec.commandLine().getOut().println(summary.line() + after.text(stop));
            }
        }
        spec.commandLine().getOut().flush();
        return summary.exitCode();
    }

    private Published publish(
            String file,
            CsvSettings csv,
            EventChecks checks,
            KafkaSettings kafka,
            PublisherSettings pace,
            FilesSummary summary,
            Stop stop) {
        try (CsvSource source = CsvSource.open(kind, file, csv);
                CsvProgress progress = CsvProgress.of(source)) {
            KnownDaysCheck checked = new KnownDaysCheck(
                    source,
                    new CalendarHorizon(csv.calendar()),
                    checks::isAbroad,
                    spec.commandLine().getErr()::println);
            Published published = Published.NOTHING;
            try {
                published = publish(Publisher.open(checked, csv.topics(), kafka.producer(), pace, progress), stop);
            } finally {
                summary.add(source, published);
            }
            return published;
        }
    }

    static Published publish(Publisher opened, Stop stop) {
        try (Publisher publisher = opened) {
            stop.wakes(publisher::close);
            return publisher.run();
        }
    }
}
