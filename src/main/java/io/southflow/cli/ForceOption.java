package io.southflow.cli;

import picocli.CommandLine.Option;

/** Whether a feed goes on where it would refuse to. */
final class ForceOption {
    @Option(
            names = "--force",
            description =
                    "Publishes also what Kafka will soon delete, and the new rows of a file of which others that were"
                            + " published are changed or gone.")
    private boolean force;

    boolean value() {
        return force;
    }
}
