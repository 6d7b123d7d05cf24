package io.southflow.cli;

import io.southflow.cli.app.Application;
import io.southflow.cli.app.CalendarHorizon;
import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.kafka.TopicCheck;
import io.southflow.cli.kafka.Waiting;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Names;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.settings.SouthflowSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description =
                "Runs the monitor against a Kafka until it is told to stop. Start more of them to share the work.",
        footer = "%n'southflow settings' lists every setting.")
final class RunCommand implements Runnable {
    /** A service has all the time: whoever started it decides when it is enough. */
    private static final Duration PATIENCE = Duration.ofDays(365);

    private static final Duration LOOK = Duration.ofMillis(500);

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Override
    public void run() {
        Settings settings = common.settings();
        KafkaSettings kafka = new KafkaSettings(settings);
        PrintWriter err = spec.commandLine().getErr();
        try (Stop stop = new Stop()) {
            Waiting waiting = new Waiting(PATIENCE, err::println, stop);
            waiting.forBroker(kafka);
            waiting.forRegistry(kafka);
            if (stop.getAsBoolean()) {
                return;
            }
            TopicCheck.require(settings);
            new CalendarHorizon(MonitorMapping.calendar(settings))
                    .warnings(System.currentTimeMillis())
                    .forEach(err::println);
            try (Application application = Application.start(settings, Names.load(settings)::of)) {
                err.printf(
                        "southflow runs as %s on Kafka at %s, metrics on http://%s:%d/metrics%n",
                        kafka.applicationId(),
                        kafka.bootstrapServers(),
                        settings.get(SouthflowSettings.METRICS_HOST),
                        application.metricsPort());
                err.flush();
                watch(application, stop);
            }
        }
    }

    private static void watch(Application application, Stop stop) {
        while (!stop.await(LOOK)) {
            Optional<String> failure = application.failure();
            if (failure.isPresent()) {
                throw new CommandFailure("the application has stopped: " + failure.get());
            }
        }
    }
}
