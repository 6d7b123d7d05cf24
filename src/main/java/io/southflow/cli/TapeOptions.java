package io.southflow.cli;

import io.southflow.feed.tape.Tape;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which tape. */
final class TapeOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + Tape.DEFAULT_SEED,
            description = "Of what is random on the tape; default ${DEFAULT-VALUE}.")
    private long seed;

    private int scale = 1;

    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "1",
            description = "Multiplies the number of events, 1 to " + Tape.MAX_SCALE + "; default ${DEFAULT-VALUE}.")
    void scale(int asked) {
        if (asked < 1 || asked > Tape.MAX_SCALE) {
            throw new ParameterException(command.commandLine(), "--scale is 1 to " + Tape.MAX_SCALE + ", not " + asked);
        }
        scale = asked;
    }

    long seed() {
        return seed;
    }

    int scale() {
        return scale;
    }
}
