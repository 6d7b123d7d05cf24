package io.southflow.cli;

import picocli.CommandLine.Command;

@Command(
        name = "produce",
        description = "Publishes events to the inputs, paced by trading time; goes on where it stopped.",
        synopsisSubcommandLabel = "KIND",
        subcommands = ProduceTape.class)
final class ProduceCommand implements Runnable {
    @Override
    public void run() {
        throw new UsageException("what to produce is missing");
    }
}
