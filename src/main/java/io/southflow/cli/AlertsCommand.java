package io.southflow.cli;

import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.cli.kafka.AlertFilter;
import io.southflow.cli.kafka.TopicReader;
import io.southflow.cli.kafka.Values;
import io.southflow.cli.report.AlertReport;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Names;
import io.southflow.cli.settings.Settings;
import io.southflow.schema.Alert;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "alerts", description = "Prints alerts as they come: each transition once, after it is committed.")
final class AlertsCommand implements Runnable {
    /** What the help and completion offer. */
    static final class RuleIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ShippedRules.ALL.ids().iterator();
        }
    }

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

    @Option(
            names = "--rule",
            paramLabel = "R",
            completionCandidates = RuleIds.class,
            description = "Only this rule: ${COMPLETION-CANDIDATES}, or one of another release.")
    private String rule;

    @Option(
            names = "--symbol",
            paramLabel = "S",
            description = "Only this stock (700 and 00700 are the same) or index.")
    private String symbol;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (one object a line); default ${DEFAULT-VALUE}.")
    private Format format;

    @Override
    public void run() {
        Settings settings = common.settings();
        AlertFilter filter = new AlertFilter(id(rule, settings.rules()), padded(symbol));
        KafkaSettings kafka = new KafkaSettings(settings);
        PrintWriter out = spec.commandLine().getOut();
        try (Stop stop = new Stop()) {
            // A reader that went away, as head does, ends the command too.
            BooleanSupplier stopped = () -> stop.getAsBoolean() || out.checkError();
            wait.waiting(stopped).forBroker(kafka);
            if (stop.getAsBoolean()) {
                return;
            }
            try (TopicReader reader = new TopicReader(
                            MonitorMapping.topics(settings).alerts().name(), kafka.consumer());
                    Deserializer<Object> deserializer = Values.deserializer(kafka.serde())) {
                Consumer<ConsumerRecord<String, byte[]>> printer =
                        printer(out, filter, deserializer, Names.load(settings)::of);
                if (fromBeginning) {
                    reader.fromBeginning();
                } else {
                    reader.fromEnd();
                }
                if (exit) {
                    reader.readToEnd(stopped, printer);
                } else {
                    reader.follow(stopped, printer);
                }
            }
        }
        out.flush();
    }

    private Consumer<ConsumerRecord<String, byte[]>> printer(
            PrintWriter out, AlertFilter filter, Deserializer<Object> deserializer, UnaryOperator<String> names) {
        return alert -> {
            if (filter.test(alert)) {
                try {
                    print(out, (Alert) deserializer.deserialize(alert.topic(), alert.headers(), alert.value()), names);
                } catch (SerializationException e) {
                    spec.commandLine()
                            .getErr()
                            .println("skipped: partition " + alert.partition() + ", offset " + alert.offset() + ": "
                                    + ErrorLines.oneLine(e));
                }
            }
        };
    }

    private void print(PrintWriter out, Alert alert, UnaryOperator<String> names) {
        out.println(format == Format.JSON ? AlertReport.json(alert, names).toString() : AlertReport.text(alert, names));
        out.flush();
    }

    /**
     * The rule as alerts name it. One that we do not have is another release's, or a slip of the pen, so we say it.
     *
     * @throws UsageException when no rule can have that name
     */
    private String id(String asked, Rules rules) {
        if (asked == null) {
            return null;
        }
        String id = asked.toUpperCase(Locale.ROOT).replace('-', '_');
        if (!id.matches("[A-Z][A-Z0-9_]*")) {
            throw new UsageException("--rule is a name like those of " + rules.ids() + ", not '" + asked + "'");
        }
        if (!rules.ids().contains(id)) {
            spec.commandLine()
                    .getErr()
                    .println("note: no rule of this release is named " + id + "; its rules are "
                            + String.join(", ", rules.ids()));
        }
        return id;
    }

    /** @throws UsageException when it is no symbol: one would wait for its alerts for ever */
    private static String padded(String symbol) {
        if (symbol != null && !symbol.matches("\\d{1,5}|[A-Z][A-Z0-9]{1,15}")) {
            throw new UsageException(
                    "--symbol is a stock code of 1 to 5 digits or an index like HSTECH, not '" + symbol + "'");
        }
        return symbol != null && symbol.matches("\\d{1,4}") ? "00000".substring(symbol.length()) + symbol : symbol;
    }
}
