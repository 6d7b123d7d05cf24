package io.southflow.cli;

import io.southflow.cli.kafka.Waiting;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a command waits for Kafka. */
final class WaitOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for Kafka and the registry to answer; default ${DEFAULT-VALUE}.")
    private int seconds;

    Waiting waiting(BooleanSupplier stopped) {
        PrintWriter err = command.commandLine().getErr();
        return new Waiting(Duration.ofSeconds(seconds), err::println, stopped);
    }
}
