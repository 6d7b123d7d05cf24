package io.southflow.cli;

import io.southflow.cli.demo.Demo;
import io.southflow.cli.demo.DemoOptions;
import io.southflow.cli.demo.Screen;
import io.southflow.cli.settings.Names;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.settings.SouthflowSettings;
import io.southflow.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Replays January and February 2025 in one process: broker, registry, tape, application, metrics.",
            "The events are simulated; their sums are those the press published."
        })
final class DemoCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private SpeedOption speed;

    @Mixin
    private TapeOptions tape;

    @Option(names = "--exit", description = "Stop once everything on the tape has been processed; print a summary.")
    private boolean exit;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (the summary is one object on the last line); default"
                    + " ${DEFAULT-VALUE}.")
    private Format format;

    @Option(
            names = "--port",
            paramLabel = "P",
            converter = PortNumber.class,
            description = "Kafka's port; default 9092 if it is free, else any.")
    private int port;

    @Option(
            names = "--registry-port",
            paramLabel = "P",
            converter = PortNumber.class,
            description = "The schema registry's port; default 8081 if it is free, else any.")
    private int registryPort;

    @Option(
            names = "--metrics-port",
            paramLabel = "P",
            converter = PortNumber.class,
            description = "The metrics' port, 0 for any; default southflow.metrics.port if it is free, else any.")
    private Integer metricsPort;

    @Option(
            names = "--data-dir",
            paramLabel = "D",
            description = "Where the data is kept; a second start goes on. Default: a temporary directory.")
    private Path dataDir;

    @Mixin
    private ColorOption color;

    @Override
    public void run() {
        Settings given = common.settings();
        String freePort = Integer.toString(
                metricsPort == null ? Demo.freeMetricsPort(given.get(SouthflowSettings.METRICS_PORT)) : metricsPort);
        Settings settings = given.with(Map.of(SouthflowSettings.METRICS_PORT.key(), freePort));
        DemoOptions options = new DemoOptions(
                speed.value(), exit, format == Format.JSON, port, registryPort, dataDir, tape.seed(), tape.scale());
        Screen screen = new Screen(
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                color.paint(),
                Terminal.isAttached() ? Terminal.size().columns() : 0);
        try (Stop stop = new Stop()) {
            new Demo(options, settings, Names.load(settings)::of, screen, stop::await).run();
        }
    }
}
