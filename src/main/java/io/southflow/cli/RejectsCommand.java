package io.southflow.cli;

import io.southflow.cli.rejects.RejectCounts;
import io.southflow.cli.rejects.RejectFilter;
import io.southflow.cli.rejects.RejectReading;
import io.southflow.cli.rejects.RejectReport;
import io.southflow.cli.rejects.ReplayMarks;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.wire.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rejects",
        description = "Lists what the application has rejected, oldest first. What begins a line is a position,"
                + " which 'show' and 'replay' take.",
        subcommands = {RejectsShowCommand.class, RejectsReplayCommand.class})
final class RejectsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WaitOption wait;

    @Mixin
    private RejectOptions which;

    @Option(names = "--count", description = "Only how many there are, by reason and topic.")
    private boolean count;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "9223372036854775807",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "At most so many.")
    private long limit;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (one object a line); default ${DEFAULT-VALUE}.")
    private Format format;

    @Override
    public void run() {
        Settings settings = common.settings();
        KafkaSettings kafka = new KafkaSettings(settings);
        Topics topics = MonitorMapping.topics(settings);
        RejectFilter filter = which.filter(topics, List.of());
        PrintWriter out = spec.commandLine().getOut();
        try (Stop stop = new Stop()) {
            // A reader that went away, as head does, ends the command too.
            BooleanSupplier stopped = () -> stop.getAsBoolean() || out.checkError();
            wait.waiting(stopped).forBroker(kafka);
            if (stopped.getAsBoolean()) {
                return;
            }
            RejectReading reading = new RejectReading(kafka, topics);
            if (count) {
                count(reading, filter, stopped, out);
            } else {
                list(reading, filter, new RejectReport(ReplayMarks.read(kafka, topics)), stopped, out);
            }
        }
        out.flush();
    }

    private void list(
            RejectReading reading, RejectFilter filter, RejectReport report, BooleanSupplier stopped, PrintWriter out) {
        AtomicLong shown = new AtomicLong();
        AtomicReference<String> last = new AtomicReference<>();
        reading.read(which.since(), () -> shown.get() >= limit || stopped.getAsBoolean(), reject -> {
            if (filter.test(reject) && shown.getAndIncrement() < limit) {
                out.println(format == Format.JSON ? report.json(reject).toString() : report.text(reject));
                last.set(reject.position().partition() + "@" + reject.position().offset());
            }
        });
        out.flush();
        if (format == Format.TEXT && !out.checkError()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    last.get() == null
                            ? "nothing rejected"
                            : "'southflow rejects show " + last.get() + "' shows the last one whole");
            err.flush();
        }
    }

    private void count(RejectReading reading, RejectFilter filter, BooleanSupplier stopped, PrintWriter out) {
        RejectCounts counts = new RejectCounts();
        AtomicLong counted = new AtomicLong();
        reading.read(which.since(), () -> counted.get() >= limit || stopped.getAsBoolean(), reject -> {
            if (filter.test(reject) && counted.getAndIncrement() < limit) {
                counts.add(reject.reason(), reject.topic());
            }
        });
        if (format == Format.JSON) {
            counts.json().forEach(out::println);
        } else {
            counts.text().forEach(out::println);
        }
    }

    /** @throws UsageException when options stand before a command below this one, which would not have them */
    static void requireNoneBefore(CommandSpec below) {
        if (!below.parent().commandLine().getParseResult().matchedOptions().isEmpty()) {
            throw new UsageException("options come after '" + below.name() + "', not before it");
        }
    }
}
