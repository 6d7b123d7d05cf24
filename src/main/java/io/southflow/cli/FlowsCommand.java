package io.southflow.cli;

import io.southflow.analytics.unit.Window;
import io.southflow.cli.kafka.Decoder;
import io.southflow.cli.kafka.LatestFlows;
import io.southflow.cli.kafka.TopicReader;
import io.southflow.cli.report.FlowJson;
import io.southflow.cli.report.FlowTable;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Names;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.terminal.Page;
import io.southflow.cli.terminal.StandardOutput;
import io.southflow.cli.terminal.Terminal;
import io.southflow.wire.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "flows",
        description = {
            "Shows the money that flows: the market's totals by channel, and the net inflow of stocks.",
            "On a terminal a table that refreshes; in a pipe JSON, one object a line: each NetInflow and each MarketFlow as"
                    + " it comes, after it is committed."
        })
final class FlowsCommand implements Runnable {
    /** Between two tables, one written over the other, and one below the other. */
    private static final Duration REFRESH = Duration.ofSeconds(1);

    private static final Duration REPEAT = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WaitOption wait;

    @Option(
            names = "--from-beginning",
            description = "JSON: begin with all that the topics still hold. The table needs no telling.")
    private boolean fromBeginning;

    @Option(
            names = "--exit",
            description =
                    "Stop at the end of what there is: show the newest figures once, or with --from-beginning every"
                            + " record that the topics still hold.")
    private boolean exit;

    @Mixin
    private SymbolOption symbols;

    @Mixin
    private FlowTableOptions table;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "${COMPLETION-CANDIDATES} (one object a line); default: text on a terminal, else json.")
    private Format format;

    @Mixin
    private ColorOption color;

    @Override
    public void run() {
        Settings settings = common.settings();
        Names names = Names.load(settings);
        Set<String> wanted = symbols.symbols(names);
        boolean asText = format == Format.TEXT || format == null && Terminal.isAttached();
        FlowTable.Choice choice = table.choice(!wanted.isEmpty());
        if (!asText) {
            table.requireNone();
        }
        KafkaSettings kafka = new KafkaSettings(settings);
        Topics topics = MonitorMapping.topics(settings);
        String market = topics.market().name();
        PrintWriter out = spec.commandLine().getOut();
        try (Stop stop = new Stop()) {
            // A reader that went away, as head does, ends the command too.
            BooleanSupplier stopped = () -> stop.getAsBoolean() || out.checkError() || StandardOutput.isAbandoned();
            wait.waiting(stopped).forBroker(kafka);
            if (stopped.getAsBoolean()) {
                return;
            }
            try (TopicReader reader =
                            new TopicReader(List.of(topics.netInflows().name(), market), kafka.consumer());
                    Decoder decoder = new Decoder(
                            kafka.serde(),
                            (record, e) -> spec.commandLine().getErr().println(ErrorLines.skipped(record, e)))) {
                LatestFlows latest =
                        new LatestFlows(market, symbol -> wanted.isEmpty() || wanted.contains(symbol), decoder);
                if (asText) {
                    boolean over = !exit && Terminal.canMove();
                    FlowTable lines = new FlowTable(
                            table.windowOfTable(), MonitorMapping.calendar(settings), names::of, color.paint());
                    Duration pause = over ? REFRESH : REPEAT;
                    new FlowView(latest, lines, table.windowOfTable(), choice, new Page(out, over), pause)
                            .show(reader, stopped, exit);
                } else {
                    Window window = table.window();
                    FlowJson json = new FlowJson(
                            names::of, label -> window == null || window.label().equals(label));
                    print(new FlowLines(market, wanted, decoder, json, out), reader, stopped, latest);
                }
            }
        }
        out.flush();
    }

    private void print(FlowLines lines, TopicReader reader, BooleanSupplier stopped, LatestFlows latest) {
        if (exit && !fromBeginning) {
            lines.printNewest(reader.fromBeginning(), stopped, latest);
        } else if (exit) {
            lines.printAll(reader.fromBeginning(), stopped);
        } else {
            lines.follow(fromBeginning ? reader.fromBeginning() : reader.fromEnd(), stopped);
        }
    }
}
